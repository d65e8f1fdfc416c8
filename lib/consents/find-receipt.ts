import { ReceiptRecord } from "@/lib/consents/receipt-shape"
import { IdInput } from "@/lib/consents/schema"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { patientInReach, patientReach, standingPatientId } from "@/lib/patients/reach"

/** A receipt as the patient has it. */
export const findReceipt = query({
  name: "consents.receipt",
  may: "consents.ledger.read",
  input: IdInput,
  async run({ ctx, tx, input, grant }) {
    const receipt = isId(input.id) ? await tx.consentReceipt.findUnique({ where: { id: input.id } }) : null
    if (!receipt) return fail("not_found")
    const patient = await patientInReach(
      tx,
      await standingPatientId(tx, receipt.patientId),
      patientReach(ctx, grant),
    )
    return {
      id: receipt.id,
      patient: { id: patient.id, name: patient.name },
      language: receipt.language,
      record: ReceiptRecord.parse(receipt.record),
      hasLink: receipt.tokenHash !== null && receipt.revokedAt === null,
    }
  },
  reads: ({ value }) => ({ what: "consents", patientIds: [value.patient.id] }),
})
