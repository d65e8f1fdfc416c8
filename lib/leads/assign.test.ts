import { expect, it } from "vitest"
import { assignLead } from "@/lib/leads/assign"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()

it("hands the lead to a colleague, and says from whom to whom", async () => {
  const { lead, clinic, ctxFor } = await leadGround()
  const [first, second] = [
    await makeMember(clinic.id, ["doctor"]),
    await makeMember(clinic.id, ["frontdesk"]),
  ]
  const ctx = ctxFor(["coordinator"])
  for (const to of [first, second, second]) await assignLead(ctx, { id: lead.id, memberId: to.id })
  expect((await readLead(lead)).ownerId).toBe(second.id)
  const facts = await factsOf(lead)
  expect(facts.map((one) => one.name)).toEqual(["lead.assigned", "lead.assigned"])
  expect(facts[1]).toMatchObject({ before: { owner: first.name }, after: { owner: second.name } })
})

it("refuses who may not work it, who left, and who is of another clinic", async () => {
  const { lead, clinic, ctxFor, strangerFor } = await leadGround()
  const stranger = strangerFor(["doctor"]).actor as { memberId: string }
  const unfit = [
    (await makeMember(clinic.id, ["auditor"])).id,
    (await makeMember(clinic.id, ["doctor"], { active: false })).id,
    (await makeMember(clinic.id, ["doctor"], { endsAt: addMs(now(), -MINUTE_MS) })).id,
    stranger.memberId,
  ]
  for (const memberId of unfit)
    await expect(assignLead(ctxFor(["admin"]), { id: lead.id, memberId })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { memberId: expect.any(String) },
    })
  expect((await readLead(lead)).ownerId).toBeNull()
})

it("lets a doctor hand on an own lead only", async () => {
  const { lead, clinic, ctxFor, member } = await leadGround()
  const colleague = await makeMember(clinic.id, ["doctor"])
  const input = { id: lead.id, memberId: colleague.id }
  await expect(assignLead(ctxFor(["doctor"]), input)).rejects.toMatchObject({ code: "forbidden" })
  await assignLead(ctxFor(["admin"]), { id: lead.id, memberId: member.id })
  await assignLead(ctxFor(["doctor"]), input)
  await expect(assignLead(ctxFor(["doctor"]), { ...input, memberId: member.id })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(assignLead, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id, memberId: ground.member.id } }
  },
  wrongState: {
    when: "a lead that is closed",
    code: "wrong_state",
    prepare: async () => {
      const ground = await leadGround({ status: "won" })
      return { ...ground, input: { id: ground.lead.id, memberId: ground.member.id } }
    },
  },
})
