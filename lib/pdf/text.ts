import { asDrawn, levelsOf, readsFromRight, type Span, turned } from "@/lib/pdf/bidi"
import { fontOf, type Pdf, scriptsOf, type Weight, writable } from "@/lib/pdf/fonts"

export type TextLook = {
  weight?: Weight
  size: number
  color: string
  /** From where and how wide; the page's margins where not said. */
  x?: number
  y?: number
  width?: number
  /** Between lines, in points. */
  gap?: number
  /** "start" is where a text of its script begins. */
  align?: "start" | "left" | "center" | "right"
  /** Whether it is read from right to left; by its first letter where not said. */
  isRtl?: boolean
  /** What is kept free at the foot of the page before a new one is begun. */
  foot?: number
}

/** One word, or what is between two; measured. */
type Piece = Span & { font: string; width: number; isSpace: boolean }
type Row = { pieces: Piece[]; width: number; isRtl: boolean }

/**
 * Writes a text in whatever scripts it is in: each stretch by the font that has it, what is read from right to left from
 * there, broken into lines, on as many pages as it takes. Leaves the pen at the start below it.
 */
export function drawText(pdf: Pdf, text: string, look: TextLook): void {
  const { x = pdf.page.margins.left, foot = pdf.page.margins.bottom, align = "start" } = look
  const width = look.width ?? pdf.page.width - x - pdf.page.margins.right
  const height = lineHeight(pdf, look)
  let y = look.y ?? pdf.y
  const rows = rowsOf(pdf, text, look, width)
  for (const row of rows) {
    if (y + height > pdf.page.height - foot) {
      pdf.addPage()
      y = pdf.page.margins.top
    }
    const isEnd = align === "right" || (align === "start" && row.isRtl)
    const rest = width - row.width
    drawRow(pdf, row, x + (isEnd ? rest : align === "center" ? rest / 2 : 0), y, look)
    y += height
  }
  pdf.x = x
  pdf.y = y
}

/** How high a text will be, in whatever scripts it is in. */
export function heightOfText(pdf: Pdf, text: string, look: TextLook): number {
  const x = look.x ?? pdf.page.margins.left
  const width = look.width ?? pdf.page.width - x - pdf.page.margins.right
  return rowsOf(pdf, text, look, width).length * lineHeight(pdf, look)
}

/** DejaVu's lines; Devanagari's marks need no more at the sizes of a document. */
function lineHeight(pdf: Pdf, { size, weight = "plain", gap = 0 }: TextLook): number {
  return pdf.font(fontOf("common", weight)).fontSize(size).currentLineHeight(true) + gap
}

function rowsOf(pdf: Pdf, text: string, look: TextLook, width: number): Row[] {
  return writable(pdf, text)
    .split("\n")
    .flatMap((line) => wrapped(pdf, line, look, width))
}

function wrapped(pdf: Pdf, line: string, look: TextLook, width: number): Row[] {
  const isRtl = look.isRtl ?? readsFromRight(line)
  const rows: Piece[][] = [[]]
  let used = 0
  for (const word of wordsOf(piecesOf(pdf, line, isRtl, look))) {
    const isSpace = word[0]?.isSpace === true
    const wide = sum(word)
    if (used > 0 && !isSpace && used + wide > width) {
      rows.push([])
      used = 0
    }
    for (const piece of wide > width ? word.flatMap((one) => cut(pdf, one, look, width)) : word) {
      if (used > 0 && !isSpace && used + piece.width > width) {
        rows.push([])
        used = 0
      }
      if (isSpace && used === 0 && rows.length > 1) continue
      rows.at(-1)?.push(piece)
      used += piece.width
    }
  }
  return rows.map((pieces) => {
    while (pieces.at(-1)?.isSpace) pieces.pop()
    return { pieces, width: sum(pieces), isRtl }
  })
}

function piecesOf(pdf: Pdf, line: string, isRtl: boolean, look: TextLook): Piece[] {
  const points = [...line]
  const levels = levelsOf(points, isRtl)
  const scripts = scriptsOf(points)
  const pieces: Piece[] = []
  for (const [place, point] of points.entries()) {
    const level = levels[place] ?? 0
    const font = fontOf(scripts[place] ?? "common", look.weight ?? "plain")
    const isSpace = point === " "
    const last = pieces.at(-1)
    if (last && last.level === level && last.font === font && last.isSpace === isSpace) last.text += point
    else pieces.push({ text: point, level, font, isSpace, width: 0 })
  }
  return pieces.map((piece) => measured(pdf, piece, look))
}

function measured(pdf: Pdf, piece: Piece, { size }: TextLook): Piece {
  return { ...piece, width: pdf.font(piece.font).fontSize(size).widthOfString(piece.text) }
}

/** Pieces that stand together without a space between them: a line is not broken inside. */
function wordsOf(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = []
  for (const piece of pieces) {
    const last = words.at(-1)
    if (last && !piece.isSpace && last[0]?.isSpace === false) last.push(piece)
    else words.push([piece])
  }
  return words
}

/** An address or a number without a space that is wider than the line: broken where the line ends. */
function cut(pdf: Pdf, piece: Piece, look: TextLook, width: number): Piece[] {
  if (piece.width <= width) return [piece]
  const parts: string[] = [""]
  for (const { segment } of new Intl.Segmenter().segment(piece.text)) {
    const longer = (parts.at(-1) ?? "") + segment
    if (measured(pdf, { ...piece, text: longer }, look).width > width) parts.push(segment)
    else parts[parts.length - 1] = longer
  }
  return parts.map((text) => measured(pdf, { ...piece, text }, look))
}

function drawRow(pdf: Pdf, row: Row, from: number, top: number, look: TextLook): void {
  const base = top + ascent(pdf, look)
  let x = from
  for (const piece of joined(asDrawn(row.pieces))) {
    if (!piece.isSpace) {
      const text = piece.level % 2 === 1 ? turned(piece.text) : piece.text
      pdf.font(piece.font).fontSize(look.size).fillColor(look.color)
      pdf.text(text, x, base, { lineBreak: false, baseline: "alphabetic" })
    }
    x += piece.width
  }
}

/** Words of one font that follow one another from left to right are written in one go: they can be copied out. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    const isOne = last && last.level === piece.level && piece.level % 2 === 0 && last.font === piece.font
    if (isOne) {
      out[out.length - 1] = {
        ...last,
        text: last.text + piece.text,
        width: last.width + piece.width,
        isSpace: last.isSpace && piece.isSpace,
      }
    } else out.push(piece)
  }
  return out
}

function ascent(pdf: Pdf, { size, weight = "plain" }: TextLook): number {
  const loaded = pdf.font(fontOf("common", weight)) as unknown as { _font: { ascender: number } }
  return (loaded._font.ascender / 1000) * size
}

const sum = (pieces: readonly Piece[]): number => pieces.reduce((all, { width }) => all + width, 0)
