import { WithdrawInput } from "@/lib/consents/schema"
import { withdrawNow } from "@/lib/consents/take-back"
import { command } from "@/lib/operation"
import { patientForChange, patientReach } from "@/lib/patients/reach"

/** A patient takes an agreement back, told to a colleague. One press, no reason; twice is once. */
export const withdrawConsent = command({
  name: "consents.withdraw",
  may: "consents.withdraw",
  input: WithdrawInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.patientId, patientReach(ctx, grant))
    const { facts } = await withdrawNow(tx, ctx, {
      patientId: patient.id,
      purpose: input.purpose,
      source: "member",
    })
    return { value: { withdrawn: facts.length > 0 }, facts }
  },
})
