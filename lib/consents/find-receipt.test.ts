import { expect, it } from "vitest"
import { findReceipt } from "@/lib/consents/find-receipt"
import { PATIENT_LANGUAGES } from "@/lib/consents/patient-phrases"
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

it("is on paper in every language", async () => {
  const { ctxFor, input } = await prepare()
  const ctx = ctxFor(["auditor"])
  const { record } = await findReceipt(ctx, input)
  for (const language of PATIENT_LANGUAGES) {
    const pdf = await receiptPdf(record, language, ctx.clinic)
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    expect(pdf.length).toBeGreaterThan(5_000)
  }
})
