import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { closeDuplicate, reopenDuplicate } from "@/lib/leads/close-duplicate"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

const ground = async (given: { status?: string } = {}) => {
  const made = await leadGround({ dueAt: addMs(now(), 5 * MINUTE_MS), ...given })
  const other = await addLead(made.clinic.id, { waitingSince: null, dueAt: null })
  return { ...made, other, input: { id: made.lead.id, ofId: other.id } }
}

it("archives it, moves nothing, and leaves nobody waiting unseen; twice is once", async () => {
  const { clinic, lead, other, ctxFor, input } = await ground()
  await addMessage(lead, "Hello")
  const before = await readLead(lead)
  await closeDuplicate(ctxFor(["coordinator"]), input)
  await closeDuplicate(ctxFor(["coordinator"]), input)
  expect(await readLead(lead)).toMatchObject({
    status: "archived",
    duplicateOfId: other.id,
    waitingSince: null,
    dueAt: null,
  })
  expect(await readLead(other)).toMatchObject({ waitingSince: before.waitingSince, dueAt: before.dueAt })
  expect(await inClinic(clinic.id, (tx) => tx.message.count({ where: { leadId: lead.id } }))).toBe(1)
  expect((await factsOf(lead)).map((one) => one.name)).toEqual(["lead.closed_as_duplicate"])
})

it("is undone as it stood, clock included", async () => {
  const { lead, ctxFor, input } = await ground({ status: "contacted" })
  const before = await readLead(lead)
  await closeDuplicate(ctxFor(["admin"]), input)
  await reopenDuplicate(ctxFor(["admin"]), { id: lead.id })
  await reopenDuplicate(ctxFor(["admin"]), { id: lead.id })
  const { status, waitingSince, dueAt } = before
  expect(await readLead(lead)).toMatchObject({ status, waitingSince, dueAt, duplicateOfId: null })
})

it("refuses itself, a closed other, and a booked one", async () => {
  const { clinic, lead, ctxFor } = await ground()
  const admin = ctxFor(["admin"])
  const refused = (id: string, ofId: string, code: string) =>
    expect(closeDuplicate(admin, { id, ofId })).rejects.toMatchObject({ code })
  await refused(lead.id, lead.id, "invalid_input")
  await refused(lead.id, (await addLead(clinic.id, { status: "lost" })).id, "wrong_state")
  await refused((await addLead(clinic.id, { status: "booked" })).id, lead.id, "wrong_state")
})

describeRefusals(closeDuplicate, { prepare: ground, badInput: { id: 7 } })
describeRefusals(reopenDuplicate, {
  badInput: { id: 7 },
  prepare: async () => {
    const made = await ground()
    await closeDuplicate(made.ctxFor(["admin"]), made.input)
    return { ...made, input: { id: made.lead.id } }
  },
})
