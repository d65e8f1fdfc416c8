import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { recordRound } from "@/lib/probes/record"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query('truncate "Probe" cascade'))

describeRefusals(recordRound, {
  subject: "none",
  badInput: { at: "now" },
  async prepare() {
    const clinic = await makeClinic()
    const input = { at: toDate("2026-11-23T10:00:00Z"), isMuted: false, found: [], unasked: [] }
    return { input, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const T0 = toDate("2026-11-23T23:57:00Z")
const round = (
  ctx: Ctx,
  minute: number,
  results: Record<string, boolean>,
  more: { isMuted?: boolean; unasked?: { id: string; detail: string }[] } = {},
) =>
  recordRound(ctx, {
    at: addMs(T0, minute * MINUTE_MS),
    isMuted: false,
    unasked: [],
    found: Object.entries(results).map(([id, isUp]) => ({
      id,
      isUp,
      ms: 40,
      detail: isUp ? "ok 200" : "status 503",
    })),
    ...more,
  })
const operator = async () => ctxWith(await makeClinic(), ["operator"])
const stored = (id: string) => platformDb().probe.findUniqueOrThrow({ where: { id } })
const factsOf = async (id: string) =>
  (await db.owner.query('select name from "Fact" where "subjectId" = $1 order by seq', [id])).rows.map(
    (one) => one.name,
  )

describe("probes.record", () => {
  it("tells that one went down at the third failure, and came back, once each; the other stays as it is", async () => {
    const ctx = await operator()
    const [one, other] = [await makeProbe(), await makeProbe()]
    for (const [minute, isUp] of [true, false, false, false, false, true].entries())
      await round(ctx, minute, { [one.id]: isUp, [other.id]: true })
    expect(await factsOf(one.id)).toEqual(["probe.went_down", "probe.came_back"])
    expect(await factsOf(other.id)).toEqual([])
    expect(await stored(one.id)).toMatchObject({
      state: "up",
      failedInRow: 0,
      failingSince: null,
      lastDetail: "ok 200",
    })
    expect(await stored(other.id)).toMatchObject({ state: "up", since: T0, lastMs: 40 })
  })

  it("counts days in UTC, and how long it was down in one piece", async () => {
    const ctx = await operator()
    const { id } = await makeProbe()
    for (const [minute, isUp] of [true, false, false, false, false].entries())
      await round(ctx, minute, { [id]: isUp })
    const days = await platformDb().probeDay.findMany({ where: { probeId: id }, orderBy: { day: "asc" } })
    expect(days).toMatchObject([
      { day: toDate("2026-11-23"), up: 1, down: 2, downSeconds: 60, msSum: 40n, msMax: 40 },
      { day: toDate("2026-11-24"), up: 0, down: 2, downSeconds: 60, msSum: 0n },
    ])
  })

  it("counts a moment once, however often it is told", async () => {
    const ctx = await operator()
    const { id } = await makeProbe()
    const told = await Promise.all([1, 2, 3].map(() => round(ctx, 0, { [id]: false })))
    expect(told.map((one) => one.recorded).sort()).toEqual([0, 0, 1])
    expect(await stored(id)).toMatchObject({ failedInRow: 1 })
    expect(await platformDb().probeDay.findMany({ where: { probeId: id } })).toMatchObject([{ down: 1 }])
  })

  it("does not count failures in maintenance, but keeps that they were", async () => {
    const ctx = await operator()
    const { id } = await makeProbe()
    await round(ctx, 0, { [id]: true })
    for (const minute of [1, 2]) await round(ctx, minute, { [id]: false }, { isMuted: true })
    expect(await stored(id)).toMatchObject({ state: "up", failedInRow: 0, lastDetail: "status 503" })
    const [day] = await platformDb().probeDay.findMany({ where: { probeId: id } })
    expect(day).toMatchObject({ up: 1, down: 0, muted: 2, downSeconds: 0 })
    expect(await platformDb().probeSample.count({ where: { probeId: id, isMuted: true } })).toBe(2)
  })

  it("knows nothing of what could not be asked", async () => {
    const ctx = await operator()
    const { id } = await makeProbe()
    await round(ctx, 0, { [id]: true })
    await round(ctx, 1, {}, { unasked: [{ id, detail: "not_allowed" }] })
    expect(await stored(id)).toMatchObject({ state: "unknown", lastDetail: "not_allowed", lastAt: T0 })
  })

  it("keeps nothing of one that nobody watches any more, or that there is not", async () => {
    const ctx = await operator()
    const { id } = await makeProbe({ retiredAt: T0 })
    expect(await round(ctx, 0, { [id]: true, "01900000-0000-7000-8000-000000000000": true })).toEqual({
      recorded: 0,
      down: 0,
    })
  })
})
