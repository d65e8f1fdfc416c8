import PDFDocument from "pdfkit"
import type { ClinicInfo } from "@/lib/ctx"
import { inLanguage } from "@/lib/language/store"
import { type Pdf, registerFonts } from "@/lib/pdf/fonts"
import { drawText, heightOfText } from "@/lib/pdf/text"
import { locale, t, tn } from "@/lib/say"
import type { PersonalData } from "@/lib/subject-requests/collect"
import type { ExportLanguage } from "@/lib/subject-requests/words"
import { toDate } from "@/lib/time"

const MARGIN = 48
/** Room for the line that numbers the page. */
const FOOT = 72
const INK = "#1c2330"
const SOFT = "#5c6675"
const LINE = "#d9dee4"

/** In the file, and of no use to a person who reads it on paper. */
const UNREAD = /(^id$|Id$|_id$|Ids$|^hash$|^seq$|effectKey|releaseSha|^trace$|fingerprint|sha256|^bytes$)/
/** Longer cells are cut on paper; the file has them whole. */
const MOST = 4_000
const ROWS = 400

/** Everything held about a person, to be read: section by section, in their language as far as it is one of ours. */
export function personalPdf(
  clinic: ClinicInfo,
  data: PersonalData,
  language: ExportLanguage,
): Promise<Buffer> {
  return inLanguage(language, () => draw(clinic, data))
}

async function draw(clinic: ClinicInfo, data: PersonalData): Promise<Buffer> {
  const title = t("Your personal data at {clinic}", { clinic: clinic.name })
  const pdf = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Author: "Rounds" },
  })
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on("end", resolve))
  registerFonts(pdf)
  const { timeZone } = clinic
  const day = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone }).format(toDate(data.madeAt))
  const soft = { size: 9, color: SOFT }
  drawText(pdf, clinic.name, soft)
  drawText(pdf, title, { size: 18, weight: "bold", color: INK })
  drawText(pdf, t("As it stood on {day}", { day }), soft)
  pdf.y += 8
  drawText(
    pdf,
    t(
      "This is everything kept about you. The same stands in the file beside it, in a form that other software can read. You may ask for it to be put right, restricted or erased, object to its use, and complain to the data protection authority.",
    ),
    { size: 9.5, color: INK },
  )
  pdf.y += 12
  const empty: string[] = []
  for (const [name, rows] of Object.entries(data.sections)) {
    const heading = t(data.about[name] ?? name)
    if (rows.length === 0) empty.push(heading)
    else section(pdf, heading, rows, timeZone)
  }
  room(pdf, 60)
  drawText(pdf, t("Nothing is kept of"), { size: 11, weight: "bold", color: INK })
  drawText(pdf, empty.join(" · "), { size: 8.5, color: SOFT, foot: FOOT })
  number(pdf, title)
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN
const room = (pdf: Pdf, height: number) => {
  if (pdf.y + height > pdf.page.height - MARGIN - 24) pdf.addPage()
}

function section(pdf: Pdf, heading: string, rows: PersonalData["sections"][string], timeZone: string): void {
  room(pdf, 70)
  const top = pdf.y
  const count = { size: 8.5, color: SOFT, y: top + 2, align: "right" } as const
  drawText(pdf, tn(rows.length, "{n} entry", "{n} entries"), count)
  drawText(pdf, heading, { size: 11, weight: "bold", color: INK, y: top, width: widthOf(pdf) - 90 })
  rule(pdf)
  for (const row of rows.slice(0, ROWS)) {
    for (const [name, value] of Object.entries(row)) {
      const said = saidOf(value, timeZone)
      if (said === null || UNREAD.test(name)) continue
      line(pdf, name, said)
    }
    rule(pdf)
  }
  if (rows.length > ROWS)
    drawText(
      pdf,
      tn(rows.length - ROWS, "{n} more entry stands in the file.", "{n} more entries stand in the file."),
      { size: 8.5, color: SOFT, foot: FOOT },
    )
  pdf.y += 12
}

const LABEL = 130
function line(pdf: Pdf, name: string, said: string): void {
  const label = { size: 8.5, color: SOFT, width: LABEL - 8, foot: FOOT }
  const value = { size: 8.5, color: INK, x: MARGIN + LABEL, foot: FOOT }
  room(pdf, Math.min(heightOfText(pdf, said, value), 300) + 4)
  const top = pdf.y
  const height = heightOfText(pdf, labelOf(name), label)
  drawText(pdf, labelOf(name), { ...label, x: MARGIN, y: top })
  drawText(pdf, said, { ...value, y: top })
  pdf.x = MARGIN
  // Where the value went on to a new page the label's end is behind it.
  pdf.y = (pdf.y > top ? Math.max(pdf.y, top + height) : pdf.y) + 1
}

function rule(pdf: Pdf): void {
  pdf
    .moveTo(MARGIN, pdf.y + 2)
    .lineTo(MARGIN + widthOf(pdf), pdf.y + 2)
    .lineWidth(0.5)
    .stroke(LINE)
  pdf.y += 5
}

/** "birthDate" → "birth date": the file's own names, so that both can be laid side by side. */
const labelOf = (name: string) =>
  name
    .replace(/_/g, " ")
    .replace(/([a-z])([A-Z])/g, (_, one: string, other: string) => `${one} ${other.toLowerCase()}`)

function saidOf(value: unknown, timeZone: string): string | null {
  const text = textOf(value, timeZone)
  if (text === "") return null
  return text.length > MOST ? `${text.slice(0, MOST)} …` : text
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}(:?\d{2})?)$/

/** A value as a person reads it: a time by the clinic's clock, what lies inside another thing under its name. */
function textOf(value: unknown, timeZone: string): string {
  if (value === null || value === undefined) return ""
  // What only looks like a time may be anybody's words.
  if (typeof value === "string" && INSTANT.test(value) && !Number.isNaN(toDate(value).getTime()))
    return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short", timeZone }).format(
      toDate(value),
    )
  if (typeof value !== "object") return String(value)
  const isList = Array.isArray(value)
  const lines = Object.entries(value).flatMap(([name, inner]) => {
    const text = textOf(inner, timeZone)
    if (text === "" || (!isList && UNREAD.test(name))) return []
    const held = typeof inner === "object" ? `\n${text.replace(/^/gm, "   ")}` : ` ${text}`
    return isList ? (typeof inner === "object" ? text : `– ${text}`) : `${labelOf(name)}:${held}`
  })
  return lines.join("\n")
}

function number(pdf: Pdf, title: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    const said = `${title} · ${t("page {n} of {all}", { n: page + 1, all: count })}`
    drawText(pdf, said, { size: 7.5, color: SOFT, y: pdf.page.height - 34, align: "center", foot: 0 })
  }
}
