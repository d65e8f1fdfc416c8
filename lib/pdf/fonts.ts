import { join } from "node:path"

export type Pdf = PDFKit.PDFDocument
export type Weight = "plain" | "bold"
type Script = "common" | "devanagari"

const FOLDER = join(process.cwd(), "node_modules")
const DEVANAGARI = "@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari"
const FILES: Record<Script, Record<Weight, string>> = {
  common: {
    plain: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
    bold: "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
  },
  devanagari: { plain: `${DEVANAGARI}-400-normal.woff`, bold: `${DEVANAGARI}-700-normal.woff` },
}
/** Joiners and marks of a look or a skin: they are seen only in what they do to their neighbours. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]/gu
const OF_DEVANAGARI = /[\u0900-\u097f\ua8e0-\ua8ff\u1cd0-\u1cff]/

/** "plain" and "bold" as fonts of a document: Latin, Greek, Cyrillic and Arabic, and Devanagari beside them. */
export function registerFonts(pdf: Pdf): void {
  for (const weight of ["plain", "bold"] as const) {
    pdf.registerFont(weight, join(FOLDER, FILES.common[weight]))
    pdf.registerFont(`${weight} devanagari`, join(FOLDER, FILES.devanagari[weight]))
  }
}

export const fontOf = (script: Script, weight: Weight): string =>
  script === "common" ? weight : `${weight} ${script}`

/** Which font draws each code point; a sign between two letters of one script is drawn by theirs. */
export function scriptsOf(points: readonly string[]): Script[] {
  let last: Script = "common"
  return points.map((point) => {
    if (OF_DEVANAGARI.test(point)) last = "devanagari"
    else if (!/[\u200c\u200d]/.test(point)) last = "common"
    return last
  })
}

/**
 * A text as our fonts can write it: what none of them has (a picture, a script of its own) is named by its number, at
 * length by three dots, so that nobody takes an empty box for what somebody wrote.
 */
export function writable(pdf: Pdf, text: string): string {
  const plain = text.normalize("NFC").replace(/\t/g, "  ").replace(/\r\n?/g, "\n")
  let out = ""
  let unknown: string[] = []
  const settle = () => {
    if (unknown.length > 3) out += "[…]"
    else out += unknown.map((point) => `[U+${hex(point)}]`).join("")
    unknown = []
  }
  const points = [...plain]
  for (const [place, point] of points.entries()) {
    if (/[\u200c\u200d]/.test(point) && OF_DEVANAGARI.test(points[place - 1] ?? "")) out += point
    else if (point.replace(UNSEEN, "") === "") continue
    else if (point === "\n" || canWrite(pdf, point)) {
      settle()
      out += point
    } else if (/\p{C}/u.test(point)) out += " "
    else unknown.push(point)
  }
  settle()
  return out
}

type Loaded = { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } }
const known = new Map<string, boolean>()

function canWrite(pdf: Pdf, point: string): boolean {
  const found = known.get(point)
  if (found !== undefined) return found
  const [script = "common"] = scriptsOf([point])
  pdf.font(fontOf(script, "plain"))
  const has = (pdf as unknown as Loaded)._font.font.hasGlyphForCodePoint(point.codePointAt(0) ?? 0)
  if (known.size < 50_000) known.set(point, has)
  return has
}

const hex = (point: string): string => (point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
