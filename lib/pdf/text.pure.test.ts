import { inflateSync } from "node:zlib"
import PDFDocument from "pdfkit"
import { describe, expect, it } from "vitest"
import { asDrawn, levelsOf, readsFromRight, turned } from "@/lib/pdf/bidi"
import { type Pdf, registerFonts, scriptsOf, writable } from "@/lib/pdf/fonts"
import { drawText, heightOfText } from "@/lib/pdf/text"

const LOOK = { size: 10, color: "#000000" }

function made(): Pdf {
  const pdf = new PDFDocument({ size: "A4", margin: 48, bufferPages: true })
  registerFonts(pdf)
  return pdf
}

async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on("end", resolve))
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

/** What the pages' own streams say: glyphs as hexadecimal, four figures each. */
function glyphsIn(file: Buffer): string[] {
  const found: string[] = []
  const text = file.toString("latin1")
  for (const { 0: head, index } of text.matchAll(/stream\n/g)) {
    if (text.slice(index - 3, index) === "end") continue
    try {
      const page = inflateSync(file.subarray(index + head.length)).toString("latin1")
      if (!page.includes(" Tf")) continue
      for (const [, glyphs = ""] of page.matchAll(/<([0-9a-f]+)>/g))
        found.push(...(glyphs.match(/.{4}/g) ?? []))
    } catch {}
  }
  return found
}

/** A line as an eye meets it, from left to right. */
function seen(text: string): string {
  const points = [...text]
  const levels = levelsOf(points, readsFromRight(text))
  const spans = points.map((point, place) => ({ text: point, level: levels[place] ?? 0 }))
  return asDrawn(spans)
    .map(({ text: point, level }) => (level % 2 === 1 ? turned(point) : point))
    .join("")
}

describe("what is read from the right", () => {
  it("stands there, with words and numbers of other scripts the right way round", () => {
    expect(seen("נא Rounds כן")).toBe("ןכ Rounds אנ")
    expect(seen("said נא כן on 12.03")).toBe("said ןכ אנ on 12.03")
    expect(seen("נא +40 721 000 111 (כן)")).toBe("(ןכ) +40 721 000 111 אנ")
    expect(seen("נא Strada 4, 10.5% done")).toBe("Strada 4, 10.5% done אנ")
  })

  it("is known by its first letter", () => {
    expect(readsFromRight("12: نعم")).toBe(true)
    expect(readsFromRight("Ana: نعم")).toBe(false)
    expect(readsFromRight("…")).toBe(false)
  })
})

describe("fonts", () => {
  it("give Devanagari to the font that has it, joiners with it", () => {
    const scripts = scriptsOf([..."aक्‍षb"])
    expect(scripts).toEqual(["common", ...Array(4).fill("devanagari"), "common"])
  })

  it("have a glyph for whatever is written: no empty box", async () => {
    const pdf = made()
    for (const text of [
      "नमस्ते, मेरी सर्जरी कब है? २३ नवंबर।",
      "مرحبا، أريد موعداً (غداً) في الساعة 10:30",
      "Ștergeți-mă, vă rog. Ärztin; Привет; Ελλάδα; שלום",
      "Ana نعم said हाँ 🙏🏽 你好世界大家好",
    ])
      for (const weight of ["plain", "bold"] as const) drawText(pdf, text, { ...LOOK, weight })
    const glyphs = glyphsIn(await bytesOf(pdf))
    expect(glyphs.length).toBeGreaterThan(200)
    expect(glyphs.filter((glyph) => glyph === "0000")).toEqual([])
  })

  it("name what they cannot write by its number, and more than three signs by dots", () => {
    const pdf = made()
    expect(writable(pdf, "ok 🙏🏽")).toBe("ok [U+1F64F]")
    expect(writable(pdf, "你好世界大家好!")).toBe("[…]!")
    expect(writable(pdf, "a\u0000b\tc\r\nd")).toBe("a b  c\nd")
  })
})

describe("a long text", () => {
  it("goes on over the pages, and is as high as was said", () => {
    const pdf = made()
    const text = "नमस्ते Ana, مرحبا. ".repeat(600)
    const height = heightOfText(pdf, text, LOOK)
    drawText(pdf, text, LOOK)
    expect(pdf.bufferedPageRange().count).toBe(Math.ceil(height / (pdf.page.height - 96)))
  })

  it("breaks a word that is wider than the line", () => {
    const pdf = made()
    const one = heightOfText(pdf, "x", LOOK)
    expect(heightOfText(pdf, "x".repeat(400), LOOK)).toBeGreaterThan(one * 3)
    expect(heightOfText(pdf, "ab\n\ncd", LOOK)).toBe(one * 3)
  })
})
