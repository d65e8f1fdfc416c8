import { expect, it } from "vitest"
import { releaseLead, takeLead } from "@/lib/leads/take"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { factsOf, leadGround, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("gives the lead to who takes it, and records it once", async () => {
  const { lead, ctxFor, member } = await leadGround()
  const ctx = ctxFor(["doctor"])
  await takeLead(ctx, { id: lead.id })
  await takeLead(ctx, { id: lead.id })
  const after = await readLead(lead)
  expect(after).toMatchObject({ ownerId: member.id, takenAt: ctx.now })
  expect(after.waitingSince, "the patient still waits").not.toBeNull()
  expect((await factsOf(lead)).map((one) => one.name)).toEqual(["lead.taken"])
  expect((await factsOf(lead))[0]).toMatchObject({
    actor: `member:${member.id}`,
    after: { owner: member.name },
  })
})

it("has one winner among many, and tells the others who it was", async () => {
  const { lead, clinic } = await leadGround()
  const rivals = await Promise.all(
    Array.from({ length: 8 }, (_, n) => ctxWith(clinic, [n % 2 ? "doctor" : "coordinator"])),
  )
  const outcomes = await Promise.allSettled(rivals.map((ctx) => takeLead(ctx, { id: lead.id })))
  const won = outcomes.flatMap((one, n) => (one.status === "fulfilled" ? [rivals[n]!] : []))
  expect(won).toHaveLength(1)
  const sentence = `${won[0]!.actor.name} took this first.`
  for (const one of outcomes)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_taken", sentence })
  expect(await factsOf(lead)).toHaveLength(1)
})

it("shows a doctor nothing of a colleague's lead that is not hot", async () => {
  const { lead, clinic } = await leadGround({ classification: "WARM", score: 3 })
  const doctor = await ctxWith(clinic, ["doctor"])
  await expect(takeLead(doctor, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })
  await expect(takeLead(doctor, { id: "nonsense" })).rejects.toMatchObject({ code: "not_found" })
})

it("gives it back, once, by who owns it or by who leads the work", async () => {
  const { lead, clinic } = await leadGround()
  const [owner, colleague, coordinator] = [
    await ctxWith(clinic, ["doctor"]),
    await ctxWith(clinic, ["doctor"]),
    await ctxWith(clinic, ["coordinator"]),
  ]
  await takeLead(owner, { id: lead.id })
  await expect(releaseLead(colleague, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })
  await releaseLead(owner, { id: lead.id })
  await releaseLead(owner, { id: lead.id })
  expect((await readLead(lead)).ownerId).toBeNull()
  await takeLead(owner, { id: lead.id })
  await releaseLead(coordinator, { id: lead.id })
  const names = (await factsOf(lead)).map((one) => one.name)
  expect(names).toEqual(["lead.taken", "lead.released", "lead.taken", "lead.released"])
})

describeRefusals(takeLead, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
  wrongState: {
    when: "a lead that is closed",
    code: "wrong_state",
    prepare: async () => {
      const ground = await leadGround({ status: "lost" })
      return { ...ground, input: { id: ground.lead.id } }
    },
  },
})

describeRefusals(releaseLead, {
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { id: ground.lead.id } }
  },
})
