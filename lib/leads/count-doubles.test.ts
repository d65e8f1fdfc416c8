import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { countDoubles } from "@/lib/leads/count-doubles"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("counts both of a pair, within reach", async () => {
  const { clinic, lead, ctxFor } = await leadGround()
  await addLead(clinic.id)
  expect(await countDoubles(ctxFor(["coordinator"]), {})).toBe(0)
  await inClinic(clinic.id, (tx) =>
    tx.lead.create({
      data: { id: newId(), clinicId: clinic.id, patientId: lead.patientId, source: "web", status: "new" },
    }),
  )
  expect(await countDoubles(ctxFor(["coordinator"]), {})).toBe(2)
  expect(await countDoubles(ctxFor(["doctor"]), {}), "the second one is not theirs to see").toBe(1)
})

describeRefusals(countDoubles, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: {} }),
})
