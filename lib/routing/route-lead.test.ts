import { describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { takeLead } from "@/lib/leads/take"
import { routeLead } from "@/lib/routing/route-lead"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, factsOf, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

const calm = { classification: "WARM", score: 3, status: "new" } as const

async function ready() {
  const ground = await routingGround()
  const { clinic } = ground
  const job = () => systemCtx(clinic.id, clinic, "lead-scoring-workflow")
  const told = (memberId: string) =>
    inClinic(clinic.id, async (tx) =>
      (await tx.notification.findMany({ where: { memberId } })).map((one) => `${one.kind} ${one.leadId}`),
    )
  const enquiry = async (given: object = {}, more: object = {}) => {
    const lead = await addLead(clinic.id, { ...calm, ...given })
    await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: more }))
    return lead
  }
  return { ...ground, job, told, enquiry }
}

it("gives a Romanian implant enquiry to the coordinator whom the rule names, and tells her", async () => {
  const { clinic, rule, job, told, enquiry, decisions } = await ready()
  const [ana, other] = [
    await makeMember(clinic.id, ["coordinator"]),
    await makeMember(clinic.id, ["coordinator"]),
  ]
  await rule({ name: "Implants", languages: ["ro"], services: ["implants"], target: `member:${ana.id}` })
  await rule({ target: `member:${other.id}` })
  const lead = await enquiry({}, { language: "ro", service: "implants" })
  const english = await enquiry({}, { language: "en", service: "implants" })
  expect(await routeLead(job(), { leadId: lead.id })).toEqual({ outcome: "assigned", memberId: ana.id })
  expect(await routeLead(job(), { leadId: english.id })).toEqual({ outcome: "assigned", memberId: other.id })
  expect(await readLead(lead)).toMatchObject({ ownerId: ana.id, takenAt: expect.any(Date) })
  expect(await told(ana.id)).toEqual([`lead_assigned ${lead.id}`])
  expect(await decisions(lead.id)).toMatchObject([{ outcome: "assigned", why: "named", memberId: ana.id }])
  const [fact] = (await factsOf(lead)).filter((one) => one.name === "lead.assigned")
  expect(fact).toMatchObject({
    actor: "system:lead-scoring-workflow",
    after: { ownerId: ana.id, why: "named" },
  })
})

it("routed twice is routed once, and what was given back stays everybody's", async () => {
  const { clinic, rule, job, enquiry, decisions } = await ready()
  await makeMember(clinic.id, ["coordinator"])
  await rule()
  const lead = await enquiry()
  await routeLead(job(), { leadId: lead.id })
  expect(await routeLead(job(), { leadId: lead.id })).toMatchObject({ outcome: "owned" })
  await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: { ownerId: null } }))
  expect(await routeLead(job(), { leadId: lead.id })).toMatchObject({ outcome: "assigned" })
  expect((await readLead(lead)).ownerId).toBeNull()
  expect(await decisions(lead.id)).toHaveLength(1)
})

it("shares out what comes together, by load", async () => {
  const { clinic, rule, job, enquiry } = await ready()
  const people = [await makeMember(clinic.id, ["coordinator"]), await makeMember(clinic.id, ["coordinator"])]
  await rule()
  const leads = await Promise.all(Array.from({ length: 8 }, () => enquiry()))
  await Promise.all(leads.map((lead) => routeLead(job(), { leadId: lead.id })))
  const owners = (await Promise.all(leads.map(readLead))).map((lead) => lead.ownerId)
  for (const { id } of people) expect(owners.filter((owner) => owner === id)).toHaveLength(4)
})

it("gives in turn, whatever the load", async () => {
  const { clinic, rule, job, enquiry } = await ready()
  const people = [await makeMember(clinic.id, ["coordinator"]), await makeMember(clinic.id, ["coordinator"])]
  for (const _ of [1, 2, 3]) await enquiry({ ownerId: people[0]!.id })
  await rule({ balance: "turn" })
  const given: (string | null)[] = []
  for (const _ of [1, 2, 3, 4])
    given.push((await routeLead(job(), { leadId: (await enquiry()).id })).memberId)
  expect(new Set(given.slice(0, 2)).size).toBe(2)
  expect(given.slice(2)).toEqual(given.slice(0, 2))
})

it("passes over who left and whose grant ended, and says when nobody is here", async () => {
  const { clinic, rule, job, enquiry, decisions } = await ready()
  const left = await makeMember(clinic.id, ["coordinator"])
  await rule({ target: `member:${left.id}` })
  await db.owner.query(`update "Member" set active = false where id = $1`, [left.id])
  await makeMember(clinic.id, ["coordinator"], { endsAt: addMs(now(), -MINUTE_MS) })
  await makeMember(clinic.id, ["coordinator"], { active: false })
  const lead = await enquiry()
  await rule()
  expect(await routeLead(job(), { leadId: lead.id })).toEqual({ outcome: "unowned", memberId: null })
  await routeLead(job(), { leadId: lead.id })
  expect(await decisions(lead.id)).toMatchObject([{ outcome: "unowned", why: "nobody_here" }])
  const here = await makeMember(clinic.id, ["coordinator"])
  expect(await routeLead(job(), { leadId: lead.id })).toEqual({ outcome: "assigned", memberId: here.id })
})

it("leaves to everybody what no rule fits", async () => {
  const { job, enquiry, decisions } = await ready()
  const lead = await enquiry()
  expect((await routeLead(job(), { leadId: lead.id })).outcome).toBe("unowned")
  expect(await decisions(lead.id)).toMatchObject([{ why: "no_rule", ruleId: null, memberId: null }])
  expect((await factsOf(lead)).map((one) => one.name)).toContain("lead.left_unowned")
})

describe("what presses", () => {
  it("is suggested once and stays everybody's, until somebody takes it", async () => {
    const { clinic, rule, job, told, enquiry, decisions, ctxFor } = await ready()
    const doctor = await makeMember(clinic.id, ["doctor"])
    await rule({ target: "role:doctor" })
    const lead = await enquiry({ classification: "HOT", score: 5 })
    for (const _ of [1, 2])
      expect(await routeLead(job(), { leadId: lead.id })).toEqual({
        outcome: "suggested",
        memberId: doctor.id,
      })
    expect((await readLead(lead)).ownerId).toBeNull()
    expect(await told(doctor.id)).toEqual([`lead_suggested ${lead.id}`])
    expect(await decisions(lead.id)).toHaveLength(1)
    await takeLead(ctxFor(["coordinator"]), { id: lead.id })
    expect(await routeLead(job(), { leadId: lead.id })).toMatchObject({ outcome: "owned" })
  })

  it("is assigned where the rule says so, to who is on duty", async () => {
    const { clinic, rule, job, enquiry, ctxFor } = await ready()
    await makeMember(clinic.id, ["doctor"])
    const onCall = await makeMember(clinic.id, ["doctor"])
    await inClinic(clinic.id, (tx) =>
      tx.onCallShift.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          memberId: onCall.id,
          duty: "doctor",
          startsAt: addMs(now(), -HOUR_MS),
          endsAt: addMs(now(), HOUR_MS),
          createdById: ctxFor.member.id,
        },
      }),
    )
    await rule({ target: "duty:doctor", pressing: "assign" })
    const lead = await enquiry({ classification: "WARM", urgency: "critical" })
    expect(await routeLead(job(), { leadId: lead.id })).toEqual({ outcome: "assigned", memberId: onCall.id })
  })
})

describeRefusals(routeLead, {
  prepare: async () => {
    const ground = await ready()
    return { ...ground, input: { leadId: (await ground.enquiry()).id } }
  },
})
