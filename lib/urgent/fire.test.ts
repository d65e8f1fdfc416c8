import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { assignLead } from "@/lib/leads/assign"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { addShift, openedCase, readCase } from "@/lib/testing/urgent"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { fireTier } from "@/lib/urgent/fire"

await testDatabase()
afterAll(closeDb)

const ago = (minutes: number) => addMs(now(), -minutes * MINUTE_MS)
const job = (clinic: MadeClinic) => systemCtx(clinic.id, clinic, "escalate-urgent-case")

async function staffed() {
  const clinic = await makeClinic()
  const coordinator = await makeMember(clinic.id, ["coordinator"])
  const admin = await makeMember(clinic.id, ["admin"])
  return { clinic, coordinator, admin }
}

it("tells who is on the rota, and nobody standing in", async () => {
  const { clinic, coordinator } = await staffed()
  const doctor = await makeMember(clinic.id, ["doctor"])
  await addShift(doctor, "supervisor")
  await addShift(coordinator, "supervisor", { cancelledAt: now() })
  const { caseId } = await openedCase(clinic, { wroteAt: ago(6) })
  expect(await fireTier(job(clinic), { id: caseId })).toMatchObject({ number: 1 })
  expect((await readCase(clinic.id, caseId)).tiers).toMatchObject([
    { number: 1, duty: "supervisor", how: "roster", memberIds: [doctor.id], isLate: false },
  ])
})

it("goes on at once where a tier has nobody, and a task says so", async () => {
  const clinic = await makeClinic()
  const admin = await makeMember(clinic.id, ["admin"])
  const { caseId, lead } = await openedCase(clinic, { wroteAt: ago(6) })
  expect(await fireTier(job(clinic), { id: caseId })).toMatchObject({ number: 2 })
  expect((await readCase(clinic.id, caseId)).tiers).toMatchObject([
    { duty: "supervisor", how: "nobody", memberIds: [] },
    { duty: "manager", how: "role", memberIds: [admin.id] },
  ])
  const tasks = await inClinic(clinic.id, (tx) => tx.task.findMany({ where: { leadId: lead.id } }))
  expect(tasks).toMatchObject([{ ownerRole: "admin", effectKey: `urgent:nobody:${caseId}` }])
})

it("an owner who has left is nobody who was reached", async () => {
  const clinic = await makeClinic()
  const admin = await makeMember(clinic.id, ["admin"])
  const gone = await makeMember(clinic.id, ["coordinator"])
  await inClinic(clinic.id, (tx) => tx.member.update({ where: { id: gone.id }, data: { active: false } }))
  const { caseId } = await openedCase(clinic, { wroteAt: ago(6), ownerId: gone.id })
  expect(await fireTier(job(clinic), { id: caseId })).toMatchObject({ number: 2 })
  expect((await readCase(clinic.id, caseId)).tiers).toMatchObject([
    { duty: "supervisor", how: "nobody", memberIds: [] },
    { duty: "manager", memberIds: [admin.id] },
  ])
})

it("run twice tells once", async () => {
  const { clinic } = await staffed()
  const { caseId } = await openedCase(clinic, { wroteAt: ago(6) })
  await Promise.all([1, 2, 3].map(() => fireTier(job(clinic), { id: caseId })))
  expect(await inClinic(clinic.id, (tx) => tx.notification.count())).toBe(1)
  const names = (await recorded(clinic.id, caseId)).map((one) => one.name)
  expect(names.filter((name) => name === "urgent.tier_told")).toHaveLength(1)
})

it.each([
  ["taken by hand", { fact: true }, "taken"],
  ["set to another status", { status: "lost" }, "status"],
  ["answered elsewhere", { waitingSince: null }, "status"],
])("tells nobody of a lead that was %s", async (_, change, because) => {
  const { clinic, coordinator } = await staffed()
  const { caseId, lead } = await openedCase(clinic, { wroteAt: ago(6) })
  if ("fact" in change)
    await assignLead((await memberOf(clinic))(["admin"]), { id: lead.id, memberId: coordinator.id })
  else await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: change }))
  expect(await fireTier(job(clinic), { id: caseId })).toMatchObject({ number: null, nextAt: null })
  expect(await readCase(clinic.id, caseId)).toMatchObject({ closedBecause: because, tiers: [] })
})

it("goes on where the lead got an owner by itself, who is told with the first tier", async () => {
  const { clinic, coordinator } = await staffed()
  const owner = await makeMember(clinic.id, ["frontdesk"])
  const { caseId, lead } = await openedCase(clinic, { wroteAt: ago(6) })
  await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: { ownerId: owner.id } }))
  await fireTier(job(clinic), { id: caseId })
  expect((await readCase(clinic.id, caseId)).tiers[0]?.memberIds).toEqual([coordinator.id, owner.id])
})

describeRefusals(fireTier, {
  prepare: async () => {
    const clinic = await makeClinic()
    const { caseId } = await openedCase(clinic)
    return {
      input: { id: caseId },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
