import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { asClinicId, systemCtx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { cancelMaintenance } from "@/lib/maintenance/cancel"
import { keepMaintenance } from "@/lib/maintenance/keep"
import { testDatabase } from "@/lib/testing/db"
import {
  clearOperations,
  makeChannel,
  makeMaintenance,
  operationsGround,
  told,
} from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
beforeEach(clearOperations)
afterAll(closeDb)

describeRefusals(keepMaintenance, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: {} }),
})

const clockwork = async () => {
  const ground = await operationsGround()
  const at = (now: Date) => ({
    ...systemCtx(asClinicId(ground.clinic.id), ground.clinic, "keep-maintenance"),
    now,
  })
  return { ...ground, at }
}

describe("V15 maintenance by a simulated clock", () => {
  it("makes the second Sunday's window by itself, tells a day before, at its beginning and at its end, once each", async () => {
    await makeChannel()
    const { at } = await clockwork()
    const from = toDate("2026-11-20T00:00:00Z")
    const heard = new Map<string, string>()
    for (let ms = 0; ms < 26 * DAY_MS; ms += 30 * MINUTE_MS) {
      const now = addMs(from, ms)
      // Looked at twice, as after a worker that was killed.
      await keepMaintenance(at(now), {})
      await keepMaintenance(at(now), {})
      for (const one of await told("maintenance:"))
        if (!heard.has(one.key)) heard.set(one.key, `${now.toISOString().slice(0, 16)} ${one.title}`)
    }
    expect([...heard.values()]).toEqual([
      "2026-12-12T02:00 Maintenance ahead: Monthly maintenance",
      "2026-12-13T02:00 Maintenance has begun: Monthly maintenance",
      "2026-12-13T04:00 The window has ended; nobody has said yet what was done: Monthly maintenance",
    ])
    const windows = await platformDb().maintenance.findMany({ orderBy: { startsAt: "asc" } })
    expect(windows.map((one) => [one.key, one.startsAt.toISOString(), one.endsAt.toISOString()])).toEqual([
      ["monthly:2026-12", "2026-12-13T02:00:00.000Z", "2026-12-13T04:00:00.000Z"],
      ["monthly:2027-01", "2027-01-10T02:00:00.000Z", "2027-01-10T04:00:00.000Z"],
    ])
    expect(windows[0]).toMatchObject({ doneAt: toDate("2026-12-13T04:00:00Z"), doneWords: null })
  }, 240_000)

  it("makes none again that was cancelled, and tells nobody of it", async () => {
    await makeChannel()
    const { at, ctxFor } = await clockwork()
    const before = toDate("2026-12-01T00:00:00Z")
    await keepMaintenance(at(before), {})
    const [one] = await platformDb().maintenance.findMany({})
    await cancelMaintenance(ctxFor(["operator"], { now: before }), {
      id: one?.id ?? "",
      reason: "Not in December",
    })
    await keepMaintenance(at(toDate("2026-12-12T03:00:00Z")), {})
    await keepMaintenance(at(toDate("2026-12-13T03:00:00Z")), {})
    expect(await platformDb().maintenance.count({ where: { key: "monthly:2026-12" } })).toBe(1)
    expect(await told(one?.id ?? "")).toEqual([])
  })

  it("tells of one that was planned at the last minute as soon as it looks", async () => {
    await makeChannel()
    const { at } = await clockwork()
    const now = toDate("2026-11-23T10:00:00Z")
    const { id } = await makeMaintenance({
      startsAt: addMs(now, 5 * MINUTE_MS),
      endsAt: addMs(now, 60 * MINUTE_MS),
    })
    await keepMaintenance(at(now), {})
    expect(await told(id)).toMatchObject([
      { title: "Maintenance ahead: A larger disk", body: "2026-11-23 10:05 to 11:00 UTC" },
    ])
  })

  it("asleep all through it, says only that it ended", async () => {
    await makeChannel()
    const { at } = await clockwork()
    const now = toDate("2026-11-23T10:00:00Z")
    const { id } = await makeMaintenance({
      startsAt: addMs(now, -120 * MINUTE_MS),
      endsAt: addMs(now, -60 * MINUTE_MS),
    })
    await keepMaintenance(at(now), {})
    expect((await told(id)).map((one) => one.key)).toEqual([`maintenance:${id}:ended`])
  })
})
