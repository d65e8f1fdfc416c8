import { join } from "node:path"
import PDFDocument from "pdfkit"
import { PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import { type Line, linesOf } from "@/lib/consents/receipt-lines"
import type { ReceiptRecord } from "@/lib/consents/receipt-shape"
import type { ClinicInfo } from "@/lib/ctx"

const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf")
const MARGIN = 56
const INK = "#1c2330"
const SOFT = "#4d5866"
const RULE = "#d9dee4"

/**
 * A receipt on paper, in the patient's language; Arabic from right to left. The fonts there are draw no Devanagari, so in
 * Hindi it is in English, and the page and the JSON are as they were.
 */
export async function receiptPdf(
  record: ReceiptRecord,
  wanted: PatientLanguage,
  clinic: ClinicInfo,
): Promise<Buffer> {
  const language = wanted === "hi" ? "en" : wanted
  const words = PATIENT_WORDS[language]
  const pdf = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    lang: language,
    info: { Title: words.receiptTitle, Author: clinic.name },
  })
  const parts: Buffer[] = []
  pdf.on("data", (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on("end", resolve))
  pdf.registerFont("plain", join(FONTS, "DejaVuSans.ttf"))
  pdf.registerFont("bold", join(FONTS, "DejaVuSans-Bold.ttf"))
  for (const line of linesOf(record, language, clinic)) draw(pdf, line, language === "ar")
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

type Pdf = PDFKit.PDFDocument
const SIZES = { title: 18, head: 11, strong: 10, text: 9.5, soft: 8.5, rule: 0 } as const

function draw(pdf: Pdf, { look, text }: Line, isRtl: boolean): void {
  const width = pdf.page.width - 2 * MARGIN
  if (look === "rule") {
    pdf.moveDown(0.6)
    pdf
      .moveTo(MARGIN, pdf.y)
      .lineTo(MARGIN + width, pdf.y)
      .strokeColor(RULE)
      .stroke()
    pdf.moveDown(0.6)
    return
  }
  const isBold = look === "title" || look === "head" || look === "strong"
  pdf
    .font(isBold ? "bold" : "plain")
    .fontSize(SIZES[look])
    .fillColor(look === "soft" ? SOFT : INK)
  if (isRtl) drawRtl(pdf, text, width)
  else pdf.text(text, MARGIN, pdf.y, { width, lineGap: 2 })
  pdf.moveDown(look === "title" ? 0.5 : 0.2)
}

/** Word by word from the right; words of other scripts that stand together keep their order. */
function drawRtl(pdf: Pdf, text: string, width: number): void {
  const height = pdf.currentLineHeight(true) + 3
  const space = pdf.widthOfString(" ")
  const chunks = text.match(/[^\s\u0600-\u06ff]+(?: [^\s\u0600-\u06ff]+)*|\S+/g) ?? []
  const lines: string[][] = [[]]
  let used = 0
  for (const chunk of chunks) {
    const wide = pdf.widthOfString(chunk) + space
    if (used + wide > width && used > 0) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(chunk)
    used += wide
  }
  for (const line of lines) {
    if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage()
    const top = pdf.y
    let right = MARGIN + width
    for (const chunk of line) {
      right -= pdf.widthOfString(chunk)
      pdf.text(chunk, right, top, { lineBreak: false })
      right -= space
    }
    pdf.x = MARGIN
    pdf.y = top + height
  }
}
