import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { rollUp } from "@/lib/figures/roll-up"
import { findFunction } from "@/lib/jobs/function"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { addMs, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(findFunction, {
  subject: "none",
  badInput: { id: 5 },
  async prepare() {
    const clinic = await makeClinic()
    return { input: { id: "retention" }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const id = "lead-scoring-workflow"

describe("functions.find", () => {
  it("is not found by a name nobody gave", async () => {
    const ctx = await ctxWith(await makeClinic(), ["admin"])
    await expect(findFunction(ctx, { id: "make-coffee" })).rejects.toMatchObject({ code: "not_found" })
  })

  it("says how it went hour by hour, the same before and after runs are rolled up", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const ctx = await ctxWith(clinic, ["admin"])
    await makeRun(clinic.id, { createdAt: addMs(now(), -5.5 * HOUR_MS) })
    await makeRun(clinic.id, { createdAt: addMs(now(), -5.5 * HOUR_MS), status: "failed" })
    await makeRun(clinic.id, { createdAt: addMs(now(), -60_000) })
    await makeRun(other.id, { createdAt: addMs(now(), -60_000) })
    const check = async () => {
      const { slots, counts, range } = await findFunction(ctx, { id })
      expect(range).toBe("24h")
      expect(slots).toHaveLength(24)
      expect(counts).toMatchObject({ completed: 2, failed: 1 })
      expect(slots.reduce((sum, slot) => sum + slot.completed, 0)).toBe(2)
      expect(slots.at(-1)).toMatchObject({ completed: 1, failed: 0 })
      expect(slots.find((slot) => slot.failed > 0)).toMatchObject({ completed: 1, failed: 1 })
    }
    await check()
    await rollUp()
    await check()
    expect((await findFunction(ctx, { id, range: "7d" })).slots).toHaveLength(28)
  })

  it("shows the causes of its clinic, and none to who sees own leads only", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    for (const [clinicId, name] of [
      [clinic.id, "TimeoutError"],
      [other.id, "OtherError"],
    ])
      await db.owner.query(
        `insert into engine.cause (clinic_id, fingerprint, function_id, error_name, release_sha, count)
         values ($1, md5($2), $3, $2, 'r', 41)`,
        [clinicId, name, id],
      )
    const { causes } = await findFunction(await ctxWith(clinic, ["operator"]), { id })
    expect(causes).toMatchObject([{ errorName: "TimeoutError", count: 41 }])
    expect((await findFunction(await ctxWith(clinic, ["coordinator"]), { id })).causes).toBeNull()
  })
})
