import PDFDocument from "pdfkit"
import { PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import { type Line, linesOf } from "@/lib/consents/receipt-lines"
import type { ReceiptRecord } from "@/lib/consents/receipt-shape"
import type { ClinicInfo } from "@/lib/ctx"
import { type Pdf, registerFonts } from "@/lib/pdf/fonts"
import { drawText } from "@/lib/pdf/text"

const MARGIN = 56
const INK = "#1c2330"
const SOFT = "#4d5866"
const RULE = "#d9dee4"

/** A receipt on paper, in the patient's language; Arabic from right to left. */
export async function receiptPdf(
  record: ReceiptRecord,
  language: PatientLanguage,
  clinic: ClinicInfo,
): Promise<Buffer> {
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
  registerFonts(pdf)
  for (const line of linesOf(record, language, clinic)) draw(pdf, line, language === "ar")
  pdf.end()
  await ended
  return Buffer.concat(parts)
}

const SIZES = { title: 18, head: 11, strong: 10, text: 9.5, soft: 8.5, rule: 0 } as const

function draw(pdf: Pdf, { look, text }: Line, isRtl: boolean): void {
  if (look === "rule") {
    rule(pdf)
    return
  }
  const size = SIZES[look]
  drawText(pdf, text, {
    weight: look === "title" || look === "head" || look === "strong" ? "bold" : "plain",
    size,
    color: look === "soft" ? SOFT : INK,
    gap: 2,
    isRtl,
  })
  pdf.y += size * (look === "title" ? 0.6 : 0.25)
}

function rule(pdf: Pdf): void {
  const y = pdf.y + 6
  pdf
    .moveTo(MARGIN, y)
    .lineTo(pdf.page.width - MARGIN, y)
    .strokeColor(RULE)
    .stroke()
  pdf.y = y + 8
}
