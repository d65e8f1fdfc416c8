import { expect, it } from "vitest"
import { appointmentsOfLead } from "@/lib/appointments/of-lead"
import { arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const ground = async () => {
  const made = await arrivalGround()
  return { ...made, input: { leadId: made.lead.id } }
}

it("shows the appointments of the lead's patient, and nobody else's", async () => {
  const made = await ground()
  const id = await arrivalOf(made, "completed", { patientId: made.lead.patientId })
  const rows = await appointmentsOfLead(made.ctxFor(["coordinator"]), made.input)
  expect(rows.map((row) => row.id)).toEqual([id])
})

describeRefusals(appointmentsOfLead, { prepare: ground })
