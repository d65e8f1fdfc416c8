import { afterAll, expect, it, vi } from "vitest"
import { closeDb, takeTime } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { seedDemo } from "@/prisma/demo"

// A working week of two clinics, on a machine that may be busy with all other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const db = await testDatabase()
// As the seed itself does.
takeTime()
afterAll(closeDb)

const count = async (sql: string): Promise<number> =>
  (await db.owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n

it("seeds two clinics once, with what a working week leaves behind", async () => {
  expect(await seedDemo()).toBe("seeded")
  const before = {
    leads: await count(`"Lead"`),
    patients: await count(`"Patient"`),
    users: await count(`"User"`),
    runs: await count(`"Run"`),
    facts: await count(`"Fact"`),
    events: await count(`"WebhookEvent"`),
  }
  expect(await seedDemo()).toBe("already there")
  expect(before).toMatchObject({ leads: 580, patients: 880, users: 15 })
  expect(await count(`"Lead"`)).toBe(before.leads)
  expect(await count(`"Run" where status = 'failed'`)).toBeGreaterThanOrEqual(8)
  for (const classification of ["HOT", "WARM", "COLD", "UNQUALIFIED"]) {
    expect(await count(`"Lead" where classification = '${classification}'`), classification).toBeGreaterThan(
      20,
    )
  }
  expect(
    await count(`"Lead" where status = 'new' and "ownerId" is null and classification = 'HOT'`),
  ).toBeGreaterThan(2)
})

it("shows an inbox at work in each clinic", async () => {
  const { rows } = await db.owner.query(`
    select clinic.slug,
      count(*) filter (where talk.status = 'open' and talk."waitingSince" is not null)::int as waiting,
      count(*) filter (where talk.status = 'snoozed')::int as snoozed,
      count(*) filter (where talk.status = 'closed')::int as closed,
      (select count(*)::int from "ConversationDraft" one where one."clinicId" = clinic.id) as drafts,
      (select count(*)::int from "ConversationMention" one where one."clinicId" = clinic.id) as mentions,
      (select count(*)::int from "QuickReply" one where one."clinicId" = clinic.id) as replies,
      (select array_agg(distinct one.status order by one.status) from "Message" one
        where one."clinicId" = clinic.id and one.status in ('failed', 'blocked', 'scheduled')) as held
    from "Clinic" clinic join "Conversation" talk on talk."clinicId" = clinic.id group by clinic.id order by 1`)
  expect(rows.map((row) => row.slug)).toEqual(["lakeview", "northside"])
  for (const row of rows) {
    expect(row, row.slug).toMatchObject({
      snoozed: 3,
      drafts: 3,
      mentions: 1,
      replies: 7,
      held: ["blocked", "failed", "scheduled"],
    })
    expect(row.waiting, row.slug).toBeGreaterThan(5)
    expect(row.waiting, row.slug).toBeLessThan(60)
    expect(row.closed, row.slug).toBeGreaterThan(50)
  }
})

it("shows four weeks of a calendar in use, and a house with people in it, whatever the hour", async () => {
  const { rows } = await db.owner.query(`
    select clinic.slug,
      array_agg(distinct one.status order by one.status) as states,
      count(*) filter (where one."startsAt" > clinic."createdAt" - interval '14 days')::int as near,
      count(*) filter (where one.status in ('checked_in', 'in_session'))::int as here,
      (select count(*)::int from "SlotHold" hold where hold."clinicId" = clinic.id and hold.status = 'held') as holds,
      (select array_agg(distinct wait.status order by wait.status) from "WaitingListEntry" wait
        where wait."clinicId" = clinic.id) as waiting,
      (select count(distinct recall.status)::int from "Recall" recall where recall."clinicId" = clinic.id) as recalls,
      (select count(*)::int from "Survey" asked where asked."clinicId" = clinic.id and score is not null) as answers,
      (select count(distinct reminder.status)::int from "AppointmentReminder" reminder
        where reminder."clinicId" = clinic.id) as reminders
    from "Clinic" clinic join "Appointment" one on one."clinicId" = clinic.id group by clinic.id order by 1`)
  expect(rows.map((row) => row.slug)).toEqual(["lakeview", "northside"])
  for (const row of rows) {
    expect(row.states, row.slug).toEqual(
      expect.arrayContaining([
        "cancelled",
        "checked_in",
        "completed",
        "confirmed",
        "in_session",
        "no_show",
        "scheduled",
      ]),
    )
    expect(row.near, row.slug).toBeGreaterThan(200)
    expect(row.here, row.slug).toBeGreaterThan(1)
    expect(row.holds, row.slug).toBeGreaterThan(1)
    expect(row.waiting, row.slug).toEqual(["booked", "expired", "offered", "waiting", "withdrawn"])
    expect(row.recalls, row.slug).toBe(7)
    expect(row.answers, row.slug).toBeGreaterThan(15)
    expect(row.reminders, row.slug).toBeGreaterThan(2)
  }
})

it("adds up: what came in is what became of it", async () => {
  const { rows } = await db.owner.query(`
    select c.slug,
      (select coalesce(sum(accepted), 0)::int from "WebhookDelivery" d where d."clinicId" = c.id) as accepted,
      (select count(*)::int from "WebhookEvent" e where e."clinicId" = c.id) as events
    from "Clinic" c order by 1`)
  expect(rows.map((row) => row.slug)).toEqual(["lakeview", "northside"])
  for (const row of rows) expect(row.accepted, row.slug).toBe(row.events)
})

it("leaves nothing for a second start to do twice when the first was cut short", async () => {
  await db.owner.query(`delete from "Fact" where name = 'demo.seeded'`)
  const before = [await count(`"Message"`), await count("engine.attempt"), await count(`"Fact"`)]
  expect(await seedDemo()).toBe("seeded")
  expect([await count(`"Message"`), await count("engine.attempt"), (await count(`"Fact"`)) - 1]).toEqual(
    before,
  )
})

it("shows six services, how their releases came there, and each kind of end", async () => {
  expect(await count(`"SoftwareService"`)).toBe(6)
  expect(await count(`"ServicePlace"`)).toBe(12)
  expect(await count(`"Release"`)).toBe(12)
  const { rows } = await db.owner.query(
    `select array_agg(distinct status order by status) as ends from "Deployment"`,
  )
  expect(rows[0].ends).toEqual(["cancelled", "refused", "rollback_failed", "rolled_back", "succeeded"])
  expect(await count(`"ServicePlace" where "stoppedAt" is not null`)).toBe(1)
  expect(await count(`"ServicePlace" where "releaseId" is null`)).toBeGreaterThan(1)
  // Each part lies behind the one before it, and none in the future.
  expect(await count(`"DeploymentPhase" where "finishedAt" > now() or "finishedAt" < "startedAt"`)).toBe(0)
  expect(await count(`"Run" where "releaseSha" <> 'unknown' and status = 'failed'`)).toBeGreaterThan(7)
})
