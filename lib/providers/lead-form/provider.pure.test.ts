import { describe, expect, it } from "vitest"
import { PHRASES } from "@/lib/providers/lead-form/phrases"
import { leadForm } from "@/lib/providers/lead-form/provider"
import { isSiteOrigin, originsOf } from "@/lib/providers/lead-form/settings"
import { FORM_LANGUAGES } from "@/lib/providers/lead-form/shape"
import { jsonOfForm, keptBody } from "@/lib/providers/lead-form/stored"
import { languageOf, phrasesFor, sentencesOf } from "@/lib/providers/lead-form/words"

const FORM = {
  token: "abc.nonce-of-it.sig",
  name: "Ana",
  phone: "0712345678",
  message: "Bună",
  website: "",
  consent: { data_processing: true },
  favourite_colour: "blue",
}
const split = (body: unknown) => leadForm.split(body, { account: { externalId: null }, fallbackKey: "x" })
const kept = (body: unknown) => JSON.parse(keptBody(Buffer.from(""), body).toString())

describe("a form's event", () => {
  it("has the token's nonce for a key, before it is stored and after", () => {
    expect(split(FORM)).toMatchObject([{ key: "nonce-of-it", kind: "form", fate: "pending" }])
    expect(split(kept(FORM))).toMatchObject([{ key: "nonce-of-it", kind: "form", fate: "pending" }])
  })

  it("is stored without what let it in, and with what the clinic's site added", () => {
    const { token: _, website: __, ...rest } = FORM
    expect(kept(FORM)).toEqual({ ...rest, nonce: "nonce-of-it" })
  })

  it("says in our words what was filled in", () => {
    const [item] = split(kept(FORM))
    expect(item && leadForm.parse(item)).toMatchObject({
      say: "form",
      form: { name: "Ana", phone: "0712345678" },
    })
  })

  it("is ignored when the hidden field is filled in; a program's words are not kept", () => {
    const spam = { ...FORM, website: "http://spam.test", consent: {} }
    expect(split(spam)).toMatchObject([{ key: "nonce-of-it", fate: "ignored" }])
    expect(kept(spam)).toEqual({ nonce: "nonce-of-it" })
    expect(kept({ ...FORM, website: "filled in by a browser" })).toMatchObject({ name: "Ana" })
  })

  it("reads a posted form as its fields; one given twice fits no field", () => {
    const form = new URLSearchParams("name=Ana&consent.data_processing=on&token=a&token=b")
    expect(JSON.parse(jsonOfForm(form))).toEqual({
      name: "Ana",
      "consent.data_processing": "on",
      token: ["b"],
    })
    expect(() =>
      jsonOfForm(new URLSearchParams(Array.from({ length: 300 }, (_, n) => [`f${n}`, ""]))),
    ).toThrow()
  })
})

describe("sites that may show the form", () => {
  it.each(["https://clinic.example", "https://www.clinic.example:8443", "http://localhost:8080"])(
    "%s may",
    (origin) => expect(isSiteOrigin(origin)).toBe(true),
  )

  it.each([
    "*",
    "https://*",
    "https://*.clinic.example",
    "https://clinic.example/",
    "https://clinic.example/path",
    "http://clinic.example",
    "https://user@clinic.example",
    "data:text/html,x",
    "javascript:alert(1)",
    "null",
    "'self'",
    "https://a.test; script-src *",
    "https://a.test\r\nx: y",
    "HTTPS://CLINIC.EXAMPLE",
    "",
    null,
    7,
  ])("%j may not", (origin) => expect(isSiteOrigin(origin)).toBe(false))

  it("are none until the clinic names them", () => {
    expect([undefined, null, {}, { allowedOrigins: "https://a.test" }, []].flatMap(originsOf)).toEqual([])
    expect(originsOf({ allowedOrigins: ["https://a.test", "https://a.test", "*"] })).toEqual([
      "https://a.test",
    ])
  })
})

describe("the form's words", () => {
  it("are there in every language, each with the clinic's name where it belongs", () => {
    const leaves = (value: object): string[] =>
      Object.entries(value).flatMap(([key, one]) => (typeof one === "string" ? [key] : leaves(one)))
    for (const language of FORM_LANGUAGES) {
      expect(leaves(PHRASES[language])).toEqual(leaves(PHRASES.en))
      const put = JSON.stringify(phrasesFor(language, "$& Clinic"))
      expect(put).not.toContain("{clinic}")
      expect(put).toContain("$& Clinic")
      expect(phrasesFor(language, "Nord").boxes.data_processing).toContain("Nord")
    }
  })

  it("come in the first language wished for that we speak", () => {
    expect([languageOf("xx", "ro"), languageOf(null, undefined), languageOf("__proto__")]).toEqual([
      "ro",
      "en",
      "en",
    ])
    expect(sentencesOf({ name: "name_missing" }, "de")).toEqual({ name: "Bitte nennen Sie Ihren Namen." })
  })
})
