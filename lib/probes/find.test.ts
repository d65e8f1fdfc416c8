import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findProbe } from "@/lib/probes/find"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe, makeProbeDay } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(findProbe, {
  subject: "none",
  badInput: { id: 7 },
  async prepare() {
    const { id } = await makeProbe()
    const clinic = await makeClinic()
    return { input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("probes.find", () => {
  it("shows its days, a day's response times, and what failed", async () => {
    const ctx = { ...(await ctxWith(await makeClinic(), ["operator"])), now: now() }
    const { id } = await makeProbe({ state: "down", lastAt: ctx.now, failedInRow: 3 })
    await makeProbeDay(id, { up: 90, down: 10, downSeconds: 540 })
    const sample = (minutesAgo: number, isUp: boolean, ms: number) => ({
      probeId: id,
      at: addMs(ctx.now, -minutesAgo * MINUTE_MS),
      isUp,
      ms,
      detail: isUp ? "ok 200" : "timeout",
    })
    await platformDb().probeSample.createMany({
      data: [
        sample(30, true, 40),
        sample(31, true, 90),
        sample(32, true, 50),
        sample(2, false, 10_000),
        sample(3_000, true, 1),
      ],
    })
    const found = await findProbe(ctx, { id })
    expect(found).toMatchObject({
      state: "down",
      uptime: 0.9,
      failures: [{ detail: "timeout", isMuted: false }],
    })
    expect(found.days.at(-1)).toMatchObject({ up: 90, down: 10, downSeconds: 540 })
    expect(found.steps).toHaveLength(96)
    expect(found.steps.reduce((sum, one) => sum + one.seen, 0)).toBe(4)
    expect(found.steps.at(-1)).toMatchObject({ ms: null, failed: 1, seen: 1 })
  })

  it("knows nothing that nobody looked at for minutes, and finds nothing that there is not", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const { id } = await makeProbe({ state: "up", lastAt: addMs(now(), -10 * MINUTE_MS) })
    expect((await findProbe({ ...ctx, now: now() }, { id })).state).toBe("unknown")
    for (const nobody of [newId(), "no-id"])
      await expect(findProbe(ctx, { id: nobody })).rejects.toMatchObject({ code: "not_found" })
  })
})
