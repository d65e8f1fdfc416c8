import { describe, expect, it } from "vitest"
import { spokenIn, wordsScript } from "@/lib/language/dictionary"
import { RO_AREAS } from "@/lib/language/ro"
import { inLanguage, languageOf } from "@/lib/language/store"
import { language, locale, t, tn } from "@/lib/say"

describe("what is said", () => {
  it("is English where nothing else is asked", () => {
    expect([language(), locale(), t("Save"), tn(2, "{n} lead", "{n} leads")]).toEqual([
      "en",
      "en-GB",
      "Save",
      "2 leads",
    ])
    expect(tn(1, "{n} lead", "{n} leads")).toBe("1 lead")
  })

  it("is in the language of whom it is for, also after waiting, and of nobody else", async () => {
    const said = inLanguage("ro", async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return [language(), t("Save"), t("No such text {n}", { n: 3 })]
    })
    expect(t("Save")).toBe("Save")
    expect(await said).toEqual(["ro", "Salvează", "No such text 3"])
  })

  it("is told by the cookie, which may hold anything", () => {
    expect(languageOf("a=b; language=ro; c=d")).toBe("ro")
    for (const cookie of [undefined, "", "language=xx", "language=rox", "notlanguage=ro", "language=en"])
      expect(languageOf(cookie), cookie).toBe("en")
  })

  it("has a script for what is not English", () => {
    expect(wordsScript("ro")?.body).toContain("Salvează")
    for (const other of ["en", "de", "__proto__", 7]) expect(wordsScript(other)).toBeNull()
    expect(spokenIn("en")).toBeUndefined()
  })

  it("says one thing for one text, with the same values in it", () => {
    const valuesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const seen = new Map<string, string>()
    for (const [area, words] of Object.entries(RO_AREAS))
      for (const [text, said] of Object.entries(words)) {
        expect(seen.get(text) ?? JSON.stringify(said), `${text} in ${area}`).toBe(JSON.stringify(said))
        seen.set(text, JSON.stringify(said))
        for (const form of typeof said === "string" ? [said] : Object.values(said))
          expect(
            valuesIn(text).filter((one) => one !== "{n}"),
            text,
          ).toEqual(valuesIn(form).filter((one) => one !== "{n}"))
      }
  })
})
