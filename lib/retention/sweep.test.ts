import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { pruneBodies } from "@/lib/inbox/prune"
import { changeRetention } from "@/lib/retention/change"
import { previewRetention } from "@/lib/retention/preview"
import { sweepBatch } from "@/lib/retention/sweep"
import { sweepClinic, sweepEverywhere } from "@/lib/retention/sweep-everywhere"
import { openRequest } from "@/lib/subject-requests/open-request"
import { appointmentGround } from "@/lib/testing/appointments"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addPatient } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

async function ground() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  return { clinic, ctxFor, strangerFor, system: systemCtx(clinic.id, clinic, "retention", newId()) }
}

async function wrote(clinicId: string, daysAgo: number, body = "It hurts") {
  const patient = await addPatient(clinicId)
  const [leadId, messageId] = [newId(), newId()]
  const at = addMs(now(), -daysAgo * DAY_MS)
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, "lastMessage", "utmSource", "createdAt", "updatedAt")
     values ($1, $2, $3, 'whatsapp', $4, 'spring', $5, $5)`,
    [leadId, clinicId, patient.id, body, at],
  )
  await db.owner.query(
    `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, detail, status, "statusAt", "createdAt")
     values ($1, $2, $3, $4, 'in', $5, '{"a":1}', 'received', $6, $6)`,
    [messageId, clinicId, patient.contactIds[0], leadId, body, at],
  )
  return { patient, leadId, messageId }
}
const delivered = (clinicId: string, id: string, daysAgo: number) =>
  db.owner.query(
    `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, body, "receivedAt")
     values ($1, $2, 'whatsapp', 'accepted', 'raw', $3)`,
    [id, clinicId, addMs(now(), -daysAgo * DAY_MS)],
  )
async function drafted(clinicId: string, contactId: string, memberId: string, daysAgo: number) {
  const { rows } = await db.owner.query<{ id: string }>(
    `select id from "Conversation" where "contactId" = $1`,
    [contactId],
  )
  await db.owner.query(
    `insert into "ConversationDraft" ("clinicId", "conversationId", "memberId", body, "savedAt") values ($1, $2, $3, 'Hm', $4)`,
    [clinicId, rows[0]?.id, memberId, addMs(now(), -daysAgo * DAY_MS)],
  )
}
const bodies = (clinicId: string) =>
  inClinic(clinicId, async (tx) =>
    (await tx.message.findMany({ orderBy: { createdAt: "asc" } })).map((one) => [one.body, one.detail]),
  )

describe("the daily sweep", () => {
  it("empties messages past their time and keeps that they were; twice is once", async () => {
    const { clinic, system } = await ground()
    const { leadId } = await wrote(clinic.id, 366)
    await wrote(clinic.id, 364, "Newer")
    await sweepClinic(system)
    expect(await bodies(clinic.id)).toEqual([
      ["", null],
      ["Newer", { a: 1 }],
    ])
    const lead = await inClinic(clinic.id, (tx) => tx.lead.findUniqueOrThrow({ where: { id: leadId } }))
    expect(lead).toMatchObject({ lastMessage: null, utmSource: "spring" })
    expect(await sweepBatch(system, { of: "messages" })).toEqual({ gone: 0, days: 365 })
    await sweepClinic(system)
    const runs = await inClinic(clinic.id, (tx) => tx.retentionRun.findMany())
    expect(runs).toMatchObject([{ gone: 1, held: 0, isPartial: false }])
  })

  it("forgets campaigns after two years, raw bodies after three months, and copies after a month", async () => {
    const { clinic, system } = await ground()
    const { leadId } = await wrote(clinic.id, 731)
    await db.owner.query(
      `insert into "WebhookDelivery" (id, "clinicId", provider, outcome, body, "receivedAt")
       values ($1, $2, 'whatsapp', 'accepted', 'old', now() - interval '91 days'), ($3, $2, 'whatsapp', 'accepted', 'new', now())`,
      [newId(), clinic.id, newId()],
    )
    expect(await sweepClinic(system)).toEqual({ gone: 3 })
    const lead = await inClinic(clinic.id, (tx) => tx.lead.findUniqueOrThrow({ where: { id: leadId } }))
    expect(lead.utmSource).toBeNull()
    const { rows } = await db.owner.query(
      `select convert_from(body, 'UTF8') as body from "WebhookDelivery" where "clinicId" = $1 and body is not null`,
      [clinic.id],
    )
    expect(rows).toEqual([{ body: "new" }])
  })

  it("leaves everything of whoever has a request open, and says so", async () => {
    const { clinic, ctxFor, system } = await ground()
    const { patient } = await wrote(clinic.id, 400)
    await openRequest(ctxFor(["admin"]), {
      key: newId(),
      patientId: patient.id,
      kind: "access",
      channel: "phone",
    })
    await sweepClinic(system)
    expect(await bodies(clinic.id)).toEqual([["It hurts", { a: 1 }]])
    const view = await previewRetention(ctxFor(["admin"]), {})
    expect(view.rows.find((row) => row.of === "messages")).toMatchObject({ due: 0, held: 1, oldest: null })
    expect(view.heldPeople).toBe(1)
  })

  it("takes what the preview says, class by class, and the second run nothing", async () => {
    const { clinic, ctxFor } = await ground()
    const admin = ctxFor(["admin"])
    for (const days of [800, 500, 366, 300]) await wrote(clinic.id, days)
    const asker = await wrote(clinic.id, 900)
    const earlier = await wrote(clinic.id, 901, "Before the merge")
    await db.owner.query(`update "Patient" set "mergedIntoId" = $1 where id = $2`, [
      asker.patient.id,
      earlier.patient.id,
    ])
    for (const { messageId } of [asker, earlier]) {
      const [deliveryId, eventId] = [newId(), newId()]
      await delivered(clinic.id, deliveryId, 120)
      await db.owner.query(
        `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate)
         values ($1::uuid, $2, 'whatsapp', $1::text, 'messages/text', 0, $3, 'processed')`,
        [eventId, clinic.id, deliveryId],
      )
      await db.owner.query(`update "Message" set "webhookEventId" = $1 where id = $2`, [eventId, messageId])
    }
    for (const days of [91, 200, 20]) await delivered(clinic.id, newId(), days)
    for (const [of, days] of [
      [asker, 60],
      [await wrote(clinic.id, 1), 60],
      [await wrote(clinic.id, 1), 5],
    ] as const)
      await drafted(clinic.id, of.patient.contactIds[0] ?? "", ctxFor.member.id, days)
    await openRequest(admin, { key: newId(), patientId: asker.patient.id, kind: "access", channel: "phone" })

    const counts = async () =>
      Object.fromEntries(
        (await previewRetention(admin, {})).rows.map(({ of, due, held }) => [of, { due, held }]),
      )
    const said = await counts()
    expect(said).toMatchObject({
      messages: { due: 3, held: 2 },
      marketing: { due: 1, held: 2 },
      webhook_bodies: { due: 2, held: 2 },
      drafts: { due: 1, held: 1 },
      exports: { due: 0, held: 0 },
    })
    const left = async () => {
      const { rows } = await db.owner.query(
        `select (select count(*) from "Message" where "clinicId" = $1 and body <> '')::int as messages,
           (select count(*) from "WebhookDelivery" where "clinicId" = $1 and body is not null)::int as bodies,
           (select count(*) from "ConversationDraft" where "clinicId" = $1)::int as drafts`,
        [clinic.id],
      )
      return rows[0]
    }
    await sweepEverywhere("retention", newId())
    await pruneBodies()
    expect(await left()).toEqual({ messages: 5, bodies: 3, drafts: 2 })
    const [run] = (await previewRetention(admin, {})).runs
    for (const [of, { due, held }] of Object.entries(said))
      if (run && of in run.classes) expect(run.classes, of).toMatchObject({ [of]: { gone: due, held } })
    expect(run).toMatchObject({ gone: 7, held: 7 })
    expect(Object.values(await counts()).every(({ due }) => due === 0)).toBe(true)

    await sweepEverywhere("retention", newId())
    expect(await left()).toEqual({ messages: 5, bodies: 3, drafts: 2 })
    expect((await previewRetention(admin, {})).runs[0]).toMatchObject({ gone: 0, held: 7 })
  })

  it("goes by what the clinic chose, within the bounds, and what would go is said before", async () => {
    const { clinic, ctxFor, system } = await ground()
    await wrote(clinic.id, 100)
    const admin = ctxFor(["admin"], { steppedUpAt: now() })
    const days = { messages: 90, marketing: 730, webhook_bodies: 90, exports: 30, drafts: 30 }
    expect(await changeRetention(admin, { ...days, reason: "Less is enough" })).toEqual({ changed: 1 })
    expect(await changeRetention(admin, { ...days, reason: "Less is enough" })).toEqual({ changed: 0 })
    const view = await previewRetention(admin, {})
    expect(view.rows.find((row) => row.of === "messages")).toMatchObject({
      due: 1,
      days: 90,
      isDefault: false,
    })
    await sweepClinic(system)
    expect((await bodies(clinic.id))[0]).toEqual(["", null])
    await expect(changeRetention(admin, { ...days, messages: 366, reason: "Longer" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { messages: expect.stringContaining("At most 365") },
    })
  })
})

const stepped = async () => {
  const made = await ground()
  return {
    ...made,
    ctxFor: (roles: Parameters<typeof made.ctxFor>[0]) => made.ctxFor(roles, { steppedUpAt: now() }),
  }
}
describeRefusals(sweepBatch, {
  subject: "none",
  prepare: async () => ({ ...(await stepped()), input: { of: "drafts" as const } }),
})

it("takes the words of visits after seven years, and leaves that there was one", async () => {
  const { clinicId, system, make } = await visits()
  const [old, newer] = [await make(2_556), await make(2_554)]
  expect(await sweepBatch(system, { of: "visits" })).toEqual({ gone: 1, days: 2_555 })
  expect(await sweepBatch(system, { of: "visits" })).toEqual({ gone: 0, days: 2_555 })
  const rows = await inClinic(clinicId, (tx) => tx.appointment.findMany({ include: { surveys: true } }))
  const words = (id: string) => {
    const row = rows.find((one) => one.id === id)
    return [row?.note, row?.outcomeNote, row?.surveys[0]?.comment, row?.status, row?.surveys[0]?.score]
  }
  expect(words(old)).toEqual([null, null, null, "completed", 9])
  expect(words(newer)).toEqual(["Afraid", "All well", "Kind", "completed", 9])
})

async function visits() {
  const { clinic, lead, practitionerIds, serviceId } = await appointmentGround()
  const clinicId = clinic.id
  const patientId = lead.patientId
  const make = async (daysAgo: number) => {
    const id = newId()
    const startsAt = addMs(now(), -daysAgo * DAY_MS)
    const endsAt = addMs(startsAt, 60_000)
    await inClinic(clinicId, async (tx) => {
      await tx.appointment.create({
        data: {
          ...{ id, clinicId, patientId, serviceId, startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt },
          ...{ practitionerId: practitionerIds[0] ?? "", status: "completed", finishedAt: endsAt },
          ...{ note: "Afraid", outcomeNote: "All well" },
        },
      })
      await tx.survey.create({
        data: {
          ...{
            id: newId(),
            clinicId,
            patientId,
            appointmentId: id,
            status: "answered",
            score: 9,
            comment: "Kind",
          },
          ...{ askAt: endsAt, expiresAt: endsAt, answeredAt: endsAt },
        },
      })
    })
    return id
  }
  return { clinicId, make, system: systemCtx(clinicId, clinic, "retention", newId()) }
}
