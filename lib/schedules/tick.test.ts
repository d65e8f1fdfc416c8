import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { pauseSchedule } from "@/lib/schedules/pause"
import { tick } from "@/lib/schedules/tick"
import { look } from "@/lib/schedules/witness"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { dueEvents, occasionsOf, runOfEvent, testEntry } from "@/lib/testing/schedules"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(async () => {
  await db.owner.query(`truncate "Schedule", "ScheduleOccasion", "Heartbeat"`)
  await db.owner.query(`update "Clinic" set active = false`)
  await db.owner.query("delete from engine.event; delete from engine.run")
})

const BORN = toDate("2026-01-01T00:00:00Z")
const clinicIn = async (timeZone: string) => {
  const clinic = await makeClinic({ timeZone })
  await db.owner.query(`update "Clinic" set "createdAt" = $1 where id = $2`, [BORN, clinic.id])
  return clinic
}
const daily = testEntry()

describe("a tick", () => {
  it("starts each clinic's schedule at its own hour, with the clinic's event, and says that it was there", async () => {
    const [bucharest, newYork] = [await clinicIn("Europe/Bucharest"), await clinicIn("America/New_York")]
    await tick(toDate("2026-11-19T23:00:01Z"), [daily])
    expect(await tick(toDate("2026-11-20T00:00:01Z"), [daily])).toMatchObject({ dispatched: 1 })
    expect(await tick(toDate("2026-11-20T07:00:01Z"), [daily])).toMatchObject({ dispatched: 1 })
    const events = await dueEvents(daily.id)
    expect(events).toMatchObject([
      {
        id: `schedule:${daily.id}:${bucharest.id}:2026-11-20T00:00:00.000Z`,
        data: { clinicId: bucharest.id, scheduleId: daily.id, tooLateAt: "2026-11-20T01:00:00.000Z" },
      },
      { id: `schedule:${daily.id}:${newYork.id}:2026-11-20T07:00:00.000Z` },
    ])
    const [occasion] = await occasionsOf(bucharest.id)
    expect(events[0]?.data.occasionId).toBe(occasion?.id)
    const { rows } = await db.owner.query("select clinic_id, only_function from engine.event where id = $1", [
      events[0]?.id,
    ])
    expect(rows).toEqual([{ clinic_id: bucharest.id, only_function: daily.functionId }])
    const beat = await platformDb().heartbeat.findUnique({ where: { name: "schedules" } })
    expect(beat?.at.toISOString()).toBe("2026-11-20T07:00:01.000Z")
  })

  it("starts a platform's schedule once, in UTC and in no clinic", async () => {
    await clinicIn("Europe/Bucharest")
    const entry = testEntry({ id: "retention", functionId: "retention", per: "platform" })
    await tick(toDate("2026-11-20T02:00:01Z"), [entry])
    const events = await dueEvents("retention")
    expect(events).toHaveLength(1)
    expect(events[0]?.data).not.toHaveProperty("clinicId")
    expect(await occasionsOf("platform")).toMatchObject([{ state: "dispatched" }])
  })

  it("twice, or many at once, starts nothing twice", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    const at = toDate("2026-11-20T00:00:01Z")
    const counts = await Promise.all(Array.from({ length: 6 }, (_, n) => tick(addMs(at, n * 10), [daily])))
    expect(counts.reduce((sum, one) => sum + one.dispatched, 0)).toBe(1)
    expect(await tick(addMs(at, MINUTE_MS), [daily])).toEqual({ dispatched: 0, skipped: 0, missed: 0 })
    expect(await dueEvents(daily.id)).toHaveLength(1)
    expect(await occasionsOf(clinic.id)).toHaveLength(1)
  })

  it("starts nothing of the past in a new clinic, and nothing in one that is closed", async () => {
    const clinic = await makeClinic({ timeZone: "Europe/Bucharest" })
    await tick(toDate("2026-11-20T12:00:00Z"), [daily])
    expect(await occasionsOf(clinic.id)).toEqual([])
    await db.owner.query(`update "Clinic" set active = false`)
    expect(await tick(toDate("2026-11-21T00:00:01Z"), [daily])).toMatchObject({ dispatched: 0 })
  })

  it("begins with the minute it is first seen in: what lies before is nobody's, but where it was watched", async () => {
    const minutely = testEntry({
      id: "seal-audit",
      functionId: "seal-audit",
      per: "platform",
      pattern: "* * * * *",
    })
    const at = toDate("2026-11-20T12:05:01Z")
    expect(await tick(at, [minutely])).toEqual({ dispatched: 1, skipped: 0, missed: 0 })
    expect(await occasionsOf("platform")).toHaveLength(1)
    await db.owner.query(`truncate "Schedule", "ScheduleOccasion"`)
    await look(addMs(at, -90_000), [minutely])
    await look(at, [minutely])
    expect(await tick(addMs(at, 60_000), [minutely])).toEqual({ dispatched: 1, skipped: 2, missed: 0 })
  })

  it("takes a clinic that is opened again for a new one: its closed weeks were no outage", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    await tick(toDate("2026-10-19T23:00:01Z"), [daily])
    await db.owner.query(`update "Clinic" set active = false`)
    await tick(toDate("2026-10-21T12:00:00Z"), [daily])
    await db.owner.query(`update "Clinic" set active = true where id = $1`, [clinic.id])
    expect(await tick(toDate("2026-11-19T12:00:00Z"), [daily])).toEqual({
      dispatched: 0,
      skipped: 0,
      missed: 0,
    })
    expect(await occasionsOf(clinic.id)).toHaveLength(1)
    expect(await tick(toDate("2026-11-20T00:00:01Z"), [daily])).toMatchObject({ dispatched: 1 })
  })

  it("runs nothing twice on one day of a clinic that moves to another zone", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    const morning = { ...daily, pattern: "0 9 * * *" }
    await tick(toDate("2026-11-19T12:00:00Z"), [morning])
    expect(await tick(toDate("2026-11-20T07:00:01Z"), [morning])).toMatchObject({ dispatched: 1 })
    await db.owner.query(`update "Clinic" set "timeZone" = 'Europe/London' where id = $1`, [clinic.id])
    await tick(toDate("2026-11-20T07:30:00Z"), [morning])
    expect(await tick(toDate("2026-11-20T09:00:01Z"), [morning])).toMatchObject({ dispatched: 0, skipped: 1 })
    expect(await tick(toDate("2026-11-21T09:00:01Z"), [morning])).toMatchObject({ dispatched: 1 })
    expect((await occasionsOf(clinic.id))[1]).toMatchObject({ state: "skipped", reason: "zone_changed" })
  })

  it("leaves missed what was due before the pause", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    const hourly = { ...daily, pattern: "0 * * * *" }
    await tick(toDate("2026-11-20T06:30:00Z"), [hourly])
    await look(toDate("2026-11-20T06:30:00Z"), [hourly])
    await look(toDate("2026-11-20T09:10:00Z"), [hourly])
    const ctx = { ...(await ctxWith(clinic, ["admin"])), now: toDate("2026-11-20T09:15:00Z") }
    await pauseSchedule(ctx, { id: daily.id, reason: "Figures are being moved" })
    await tick(toDate("2026-11-20T10:00:01Z"), [hourly])
    expect((await occasionsOf(clinic.id)).map((one) => `${one.state} ${one.wasMissed}`)).toEqual([
      "missed true",
      "missed true",
      "missed true",
      "skipped false",
    ])
  })

  it("leaves out what is paused, with the reason, and goes on after it", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    await tick(toDate("2026-11-19T20:00:00Z"), [daily])
    const ctx = { ...(await ctxWith(clinic, ["admin"])), now: toDate("2026-11-19T21:00:00Z") }
    await pauseSchedule(ctx, { id: daily.id, reason: "Figures are being moved" })
    expect(await tick(toDate("2026-11-20T00:00:01Z"), [daily])).toMatchObject({ dispatched: 0, skipped: 1 })
    expect(await occasionsOf(clinic.id)).toMatchObject([
      { state: "skipped", reason: "paused", note: "Figures are being moved" },
    ])
  })
})

describe("F13 after an outage", () => {
  const hourly = (catchUp: "skip" | "once" | "all", tooLateMs = 150 * MINUTE_MS) =>
    testEntry({ pattern: "0 * * * *", catchUp, tooLateMs })
  const start = toDate("2026-11-20T06:30:00Z")
  const back = toDate("2026-11-20T11:20:00Z")
  const states = async (scope: string) =>
    (await occasionsOf(scope)).map(
      (one) => `${one.dueAt.toISOString().slice(11, 13)} ${one.state} ${one.reason ?? one.isCaughtUp}`,
    )

  it("skip: the newest if it is in time; the others are listed", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    await tick(start, [hourly("skip")])
    expect(await tick(back, [hourly("skip")])).toEqual({ dispatched: 1, skipped: 2, missed: 2 })
    expect((await states(clinic.id)).slice(1)).toEqual([
      "08 missed too_late",
      "09 skipped superseded",
      "10 skipped superseded",
      "11 dispatched true",
    ])
    expect((await occasionsOf(clinic.id)).at(-1)).toMatchObject({ isLate: true })
  })

  it("skip: nothing where all is too late, and each is missed", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    await tick(start, [hourly("skip", 5 * MINUTE_MS)])
    expect(await tick(back, [hourly("skip", 5 * MINUTE_MS)])).toEqual({
      dispatched: 0,
      skipped: 0,
      missed: 5,
    })
    expect(await states(clinic.id)).toContain("11 missed too_late")
    expect(await dueEvents(hourly("skip").id)).toEqual([])
  })

  it("once: the newest, for all of them, and no later than its limit", async () => {
    await clinicIn("Europe/Bucharest")
    await tick(start, [hourly("once", 30 * MINUTE_MS)])
    expect(await tick(back, [hourly("once", 30 * MINUTE_MS)])).toMatchObject({ dispatched: 1, skipped: 4 })
    const [event] = await dueEvents(hourly("once").id)
    expect(event?.data.tooLateAt).toBe("2026-11-20T11:30:00.000Z")
  })

  it("once: nothing where the newest is too late", async () => {
    await clinicIn("Europe/Bucharest")
    await tick(start, [hourly("once", MINUTE_MS)])
    expect(await tick(back, [hourly("once", MINUTE_MS)])).toEqual({ dispatched: 0, skipped: 0, missed: 5 })
  })

  it("all: one after the other, the next when the one before has ended; what is too late is missed", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    const entry = hourly("all")
    await tick(start, [entry])
    expect(await tick(back, [entry])).toEqual({ dispatched: 1, skipped: 0, missed: 2 })
    for (let n = 0; n < 3; n++) {
      expect(await tick(addMs(back, (3 * n + 1) * MINUTE_MS), [entry])).toMatchObject({ dispatched: 0 })
      const event = (await dueEvents(entry.id)).at(-1)?.id ?? ""
      await runOfEvent(event, { status: "running", finishedAt: null })
      expect(await tick(addMs(back, (3 * n + 2) * MINUTE_MS), [entry])).toMatchObject({ dispatched: 0 })
      await db.owner.query(
        "update engine.run set status = 'completed', finished_at = now() where event_id = $1",
        [event],
      )
      const last = n === 2
      expect(await tick(addMs(back, (3 * n + 3) * MINUTE_MS), [entry])).toMatchObject({
        dispatched: last ? 0 : 1,
      })
    }
    expect(await states(clinic.id)).toEqual([
      "07 missed too_late",
      "08 missed too_late",
      "09 dispatched true",
      "10 dispatched true",
      "11 dispatched true",
    ])
  })
})

describe("F11 a clock that jumps", () => {
  it("ahead and back starts nothing twice, and loses nothing that comes after", async () => {
    const clinic = await clinicIn("Europe/Bucharest")
    const entry = testEntry({ pattern: "0 * * * *" })
    const at = toDate("2026-11-20T06:00:01Z")
    await tick(at, [entry])
    await tick(addMs(at, DAY_MS), [entry])
    await tick(addMs(at, -DAY_MS), [entry])
    for (let hour = 1; hour <= 24; hour++) await tick(addMs(at, hour * HOUR_MS), [entry])
    const events = await dueEvents(entry.id)
    expect(new Set(events.map((one) => one.id)).size).toBe(events.length)
    const after = (await occasionsOf(clinic.id)).filter((one) => one.dueAt >= addMs(at, -1_000))
    expect(after).toHaveLength(25)
    expect(after.filter((one) => one.state !== "dispatched")).toEqual([])
  })
})
