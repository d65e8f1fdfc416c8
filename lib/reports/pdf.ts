import { join } from "node:path"
import PDFDocument from "pdfkit"
import type { ClinicInfo } from "@/lib/ctx"
import { addDays, mondayOfWeek } from "@/lib/reports/days"
import type { Report } from "@/lib/reports/schema"
import { type Table, tablesOf } from "@/lib/reports/tables"
import { spanText } from "@/lib/reports/words"
import { locale, t } from "@/lib/say"
import { longDay, toDate } from "@/lib/time"

const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf")
const MARGIN = 48
const INK = "#1c2330"
const SOFT = "#5c6675"
const LINE = "#d9dee4"
const BAR = "#2a7385"
const BAR_SOFT = "#dcebef"

type Shown = Omit<Report, "asOf" | "isBehind">

/** A week on paper: what came in, how far it came, every table; in the language it is called in. */
export async function weekPdf(clinic: ClinicInfo, week: string, report: Shown): Promise<Buffer> {
  const title = t("{clinic}: the week {week}", { clinic: clinic.name, week })
  const pdf = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Author: "Rounds" },
  })
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on("end", resolve))
  pdf.registerFont("plain", join(FONTS, "DejaVuSans.ttf"))
  pdf.registerFont("bold", join(FONTS, "DejaVuSans-Bold.ttf"))

  heading(pdf, clinic, week, report)
  bars(pdf, report)
  for (const table of tablesOf(report)) draw(pdf, table)
  numberPages(pdf, title)
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

type Pdf = PDFKit.PDFDocument
const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN
const room = (pdf: Pdf, height: number) => {
  if (pdf.y + height > pdf.page.height - MARGIN - 24) pdf.addPage()
}

function heading(pdf: Pdf, clinic: ClinicInfo, week: string, { total, times }: Shown): void {
  const monday = mondayOfWeek(week) ?? ""
  const day = (text: string) => longDay(toDate(`${text}T12:00:00Z`), "UTC", locale())
  pdf.font("plain").fontSize(9).fillColor(SOFT).text(clinic.name)
  pdf.font("bold").fontSize(18).fillColor(INK).text(t("Week {week}", { week }))
  pdf
    .font("plain")
    .fontSize(9)
    .fillColor(SOFT)
    .text(`${day(monday)} – ${day(addDays(monday, 6))}`)
  pdf.moveDown(1)
  const { now, before } = total
  const figures: [string, string, string][] = [
    [t("Leads"), String(now.made), String(before.made)],
    [t("Answered"), String(now.answered), String(before.answered)],
    [t("Median answer"), spanText(times.answered.now.median), spanText(times.answered.before.median)],
    [t("Booked"), String(now.booked), String(before.booked)],
    [t("Won"), String(now.won), String(before.won)],
  ]
  const step = widthOf(pdf) / figures.length
  const top = pdf.y
  for (const [place, [label, value, past]] of figures.entries()) {
    const left = MARGIN + place * step
    pdf
      .font("plain")
      .fontSize(8)
      .fillColor(SOFT)
      .text(label, left, top, { width: step - 6 })
    pdf
      .font("bold")
      .fontSize(15)
      .fillColor(INK)
      .text(value, left, top + 13, { width: step - 6 })
    pdf
      .font("plain")
      .fontSize(7.5)
      .fillColor(SOFT)
      .text(t("before: {n}", { n: past }), left, top + 33, { width: step - 6 })
  }
  pdf.x = MARGIN
  pdf.y = top + 58
}

/** Leads by day: the bar, and in it what was booked. */
function bars(pdf: Pdf, { days, from }: Shown): void {
  const height = 70
  const week = Array.from({ length: 7 }, (_, n) => addDays(from, n)).map(
    (day) => days.find((one) => one.day === day) ?? { day, made: 0, booked: 0 },
  )
  const most = Math.max(1, ...week.map((one) => one.made))
  const step = widthOf(pdf) / 7
  pdf
    .font("bold")
    .fontSize(10)
    .fillColor(INK)
    .text(t("Leads by day, and how many of them are booked"), MARGIN, pdf.y)
  const top = pdf.y + 14
  for (const [place, { day, made, booked }] of week.entries()) {
    const left = MARGIN + place * step
    const tall = (n: number) => (n / most) * height
    pdf.rect(left + 6, top + height - tall(made), step - 12, tall(made)).fill(BAR_SOFT)
    pdf.rect(left + 6, top + height - tall(booked), step - 12, tall(booked)).fill(BAR)
    const name = new Intl.DateTimeFormat(locale(), {
      weekday: "short",
      day: "numeric",
      timeZone: "UTC",
    }).format(toDate(`${day}T12:00:00Z`))
    pdf.font("plain").fontSize(7.5).fillColor(SOFT)
    pdf.text(`${name}: ${made} / ${booked}`, left, top + height + 4, { width: step, align: "center" })
  }
  pdf
    .moveTo(MARGIN, top + height)
    .lineTo(MARGIN + widthOf(pdf), top + height)
    .lineWidth(0.5)
    .stroke(LINE)
  pdf.x = MARGIN
  pdf.y = top + height + 26
}

function draw(pdf: Pdf, { title, head, rows }: Table): void {
  room(pdf, 74)
  pdf.font("bold").fontSize(10).fillColor(INK).text(title, MARGIN, pdf.y)
  pdf.moveDown(0.4)
  if (rows.length === 0) {
    pdf.font("plain").fontSize(8.5).fillColor(SOFT).text(t("Nothing in this week."), MARGIN, pdf.y)
    pdf.moveDown(1.4)
    return
  }
  const first = widthOf(pdf) * 0.3
  const rest = (widthOf(pdf) - first) / (head.length - 1)
  const line = (cells: readonly string[], font: string, colour: string) => {
    pdf.font(font).fontSize(8)
    const height = Math.max(
      ...cells.map((cell, n) => pdf.heightOfString(cell, { width: (n === 0 ? first : rest) - 6 })),
    )
    room(pdf, height + 8)
    const top = pdf.y
    for (const [n, cell] of cells.entries())
      pdf
        .font(font)
        .fillColor(colour)
        .text(cell, n === 0 ? MARGIN : MARGIN + first + (n - 1) * rest, top, {
          width: (n === 0 ? first : rest) - 6,
          align: n === 0 ? "left" : "right",
        })
    const bottom = top + height + 3
    pdf
      .moveTo(MARGIN, bottom)
      .lineTo(MARGIN + widthOf(pdf), bottom)
      .lineWidth(0.5)
      .stroke(LINE)
    pdf.x = MARGIN
    pdf.y = bottom + 3
  }
  line(head, "bold", SOFT)
  for (const row of rows)
    line(
      row.map((cell) => cell.text),
      "plain",
      INK,
    )
  pdf.moveDown(1)
}

function numberPages(pdf: Pdf, title: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    // Below the margin text would begin a page of its own.
    pdf.page.margins.bottom = 0
    const said = `${title} · ${t("page {n} of {all}", { n: page + 1, all: count })}`
    pdf
      .font("plain")
      .fontSize(7.5)
      .fillColor(SOFT)
      .text(said, MARGIN, pdf.page.height - 34, { width: widthOf(pdf), align: "center", lineBreak: false })
  }
}
