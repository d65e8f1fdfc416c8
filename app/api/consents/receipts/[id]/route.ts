import { findReceipt } from "@/lib/consents/find-receipt"
import { patientLanguage } from "@/lib/consents/patient-phrases"
import { receiptPdf } from "@/lib/consents/receipt-pdf"
import { route } from "@/lib/web/route"

/** A receipt as a file: JSON, or PDF with `format=pdf`. */
export const GET = route<{ id: string }>(async (ctx, { params, search }) => {
  const { record, language } = await findReceipt(ctx, { id: params.id })
  const isPdf = search.format === "pdf"
  const body = isPdf
    ? new Uint8Array(await receiptPdf(record, patientLanguage(language), ctx.clinic))
    : JSON.stringify(record, null, 2)
  return new Response(body, {
    headers: {
      "content-type": isPdf ? "application/pdf" : "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="consent-receipt.${isPdf ? "pdf" : "json"}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
})
