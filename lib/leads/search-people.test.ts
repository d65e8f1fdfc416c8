import { expect, it } from "vitest"
import { searchPeople } from "@/lib/leads/search-people"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { addPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("finds people with a lead and without, and their leads as far as those are in reach", async () => {
  const { clinic, lead, ctxFor, strangerFor } = await leadGround({ name: "Maria Hot" })
  const cold = await addLead(clinic.id, { name: "Maria Cold", classification: "COLD" })
  await addLead(clinic.id, { name: "Dan Other" })
  const quiet = await addPatient(clinic.id, { name: "Maria Quiet" })
  const foundBy = async (ctx: ReturnType<typeof ctxFor>) => {
    const { people, leads } = await searchPeople(ctx, { q: "maria" })
    return [people.map((one) => one.id).sort(), leads.map((one) => one.id).sort()]
  }
  expect(await foundBy(ctxFor(["admin"]))).toEqual([
    [lead.patientId, cold.patientId, quiet.id].sort(),
    [lead.id, cold.id].sort(),
  ])
  expect(await foundBy(ctxFor(["doctor"]))).toEqual([[lead.patientId], [lead.id]])
  expect(await foundBy(strangerFor(["admin"]))).toEqual([[], []])
  await expect(searchPeople(ctxFor(["operator"]), { q: "maria" })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(searchPeople, {
  subject: "none",
  prepare: async () => ({ ...(await leadGround()), input: { q: "maria" } }),
  badInput: { q: "m" },
})
