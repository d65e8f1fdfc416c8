import { expect, it } from "vitest"
import { asClinicId, type Ctx, systemCtx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { listNotifications } from "@/lib/notifications/list"
import { markNotificationsRead } from "@/lib/notifications/mark-read"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { ctxOf, ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

async function ground() {
  const clinic = await makeClinic()
  const doctor = await makeMember(clinic.id, ["doctor"])
  const coordinator = await makeMember(clinic.id, ["coordinator"])
  await makeMember(clinic.id, ["frontdesk"])
  await makeMember(clinic.id, ["doctor"], { active: false })
  const { id: leadId } = await makeLead(clinic.id, { classification: "HOT", score: 4 })
  const job = systemCtx(asClinicId(clinic.id), clinic, "lead-scoring-workflow")
  return {
    clinic,
    doctor,
    coordinator,
    leadId,
    job,
    input: { leadId, kind: "hot_lead" as const, scoreId: newId() },
  }
}

it("tells each doctor and coordinator once, however often it is asked to", async () => {
  const { clinic, doctor, coordinator, job, input, leadId } = await ground()
  expect(await notifyLead(job, input)).toEqual({ notified: 2 })
  expect(await notifyLead(job, input)).toEqual({ notified: 0 })

  for (const member of [doctor, coordinator]) {
    const page = await listNotifications(ctxOf(clinic, member), {})
    expect(page).toMatchObject({
      unread: 1,
      rows: [{ leadId, kind: "hot_lead", readAt: null, takenBy: null }],
    })
  }
  const facts = await db.owner.query(
    `select name, "subjectId" from "Fact" where "clinicId" = $1 and "subjectType" = 'lead'`,
    [clinic.id],
  )
  expect(facts.rows).toEqual([{ name: "notification.sent", subjectId: leadId }])
})

it("tells nobody of a lead that somebody has taken", async () => {
  const { doctor, job, input, leadId } = await ground()
  await db.owner.query(`update "Lead" set "ownerId" = $1 where id = $2`, [doctor.id, leadId])
  expect(await notifyLead(job, input)).toEqual({ notified: 0 })
})

it("tells again of a new score once the last was read, and of urgency at once", async () => {
  const { clinic, doctor, job, input } = await ground()
  const again = () => notifyLead(job, { ...input, scoreId: newId() })
  await notifyLead(job, input)
  expect(await again()).toEqual({ notified: 0 })
  expect(await notifyLead(job, { ...input, kind: "urgent_lead", scoreId: newId() })).toEqual({ notified: 2 })
  await markNotificationsRead(ctxOf(clinic, doctor), {})
  expect(await again()).toEqual({ notified: 1 })
  expect((await listNotifications(ctxOf(clinic, doctor), {})).unread).toBe(1)
})

/** News of as many leads. */
async function tell(job: Ctx, times: number) {
  for (let n = 0; n < times; n++) {
    const { id: leadId } = await makeLead(job.clinicId, { classification: "HOT", score: 4 })
    await notifyLead(job, { leadId, kind: "hot_lead", scoreId: newId() })
  }
}

it("shows a member their own only, newest first, page by page", async () => {
  const { clinic, doctor, job } = await ground()
  await tell(job, 23)
  const ctx = ctxOf(clinic, doctor)
  const first = await listNotifications(ctx, {})
  const second = await listNotifications(ctx, { cursor: first.nextCursor! })
  const ids = [...first.rows, ...second.rows].map((row) => row.id)
  expect(ids).toHaveLength(23)
  expect(ids).toEqual([...ids].sort().reverse())
  expect(second.nextCursor).toBeNull()
  expect((await listNotifications(await ctxWith(clinic, ["doctor"]), {})).rows).toEqual([])
})

it("marks one as read, and all; again changes nothing and records nothing", async () => {
  const { clinic, doctor, coordinator, job } = await ground()
  await tell(job, 3)
  const ctx = ctxOf(clinic, doctor)
  const { rows } = await listNotifications(ctx, {})
  expect(await markNotificationsRead(ctx, { id: rows[0]!.id })).toEqual({ read: 1 })
  expect(await markNotificationsRead(ctx, { id: rows[0]!.id })).toEqual({ read: 0 })
  expect(await markNotificationsRead(ctx, {})).toEqual({ read: 2 })
  expect((await listNotifications(ctx, {})).unread).toBe(0)
  expect((await listNotifications(ctxOf(clinic, coordinator), {})).unread).toBe(3)
  await expect(markNotificationsRead(ctxOf(clinic, coordinator), { id: rows[0]!.id })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(notifyLead, {
  async prepare() {
    const { clinic, input } = await ground()
    return { input, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})
