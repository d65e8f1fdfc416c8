import { inflateSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { findReceipt } from "@/lib/consents/find-receipt"
import { PATIENT_LANGUAGES, PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import { receiptPdf } from "@/lib/consents/receipt-pdf"
import { askedOf, settle } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const prepare = async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground)
  const { receiptId } = await settle(ground, id)
  return { ...ground, input: { id: receiptId ?? "" } }
}
describeRefusals(findReceipt, { prepare, badInput: { id: 7 } })

/** A file's own streams, unpacked: the pages' and what tells which glyph is which letter. */
function streamsOf(file: Buffer): string[] {
  const text = file.toString("latin1")
  return [...text.matchAll(/stream\n/g)].flatMap(({ 0: head, index }) => {
    if (text.slice(index - 3, index) === "end") return []
    try {
      return [inflateSync(file.subarray(index + head.length)).toString("latin1")]
    } catch {
      return []
    }
  })
}

async function paper(language: PatientLanguage) {
  const { ctxFor, input } = await prepare()
  const ctx = ctxFor(["auditor"])
  const { record } = await findReceipt(ctx, input)
  const file = await receiptPdf(record, language, ctx.clinic)
  const streams = streamsOf(file)
  const pages = streams.filter((one) => one.includes(" Tf"))
  const maps = streams.filter((one) => one.includes("beginbfrange")).join("\n")
  return {
    file,
    glyphs: pages.flatMap((page) =>
      [...page.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []),
    ),
    /** Where each stretch of text begins, from the page's left edge. */
    starts: pages.flatMap((page) =>
      [...page.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) => Number(x)),
    ),
    /** Does a font that lies in the file have this letter? */
    has: (letter: string) => maps.includes((letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")),
  }
}

describe("a receipt on paper", () => {
  it.each(PATIENT_LANGUAGES)("is written in %s, each letter by a font that has it", async (language) => {
    const { file, glyphs, has } = await paper(language)
    expect(file.subarray(0, 5).toString()).toBe("%PDF-")
    expect(glyphs.length).toBeGreaterThan(400)
    expect(glyphs.filter((glyph) => glyph === "0000")).toEqual([])
    const [first = ""] = PATIENT_WORDS[language].receiptTitle
    expect(has(first)).toBe(true)
  })

  it("in Hindi has its own letters and not the English ones' title", async () => {
    const { file, has } = await paper("hi")
    expect(file.toString("latin1")).toContain("NotoSansDevanagari")
    for (const letter of "सहमत") expect(has(letter), letter).toBe(true)
    expect((await paper("en")).file.toString("latin1")).not.toContain("NotoSansDevanagari")
  })

  it("in Arabic begins at the right edge, in German at the left", async () => {
    const LEFT = 56
    expect(Math.max(...(await paper("de")).starts.slice(0, 3))).toBe(LEFT)
    expect(Math.min(...(await paper("ar")).starts.slice(1, 3))).toBeGreaterThan(LEFT + 100)
  })
})
