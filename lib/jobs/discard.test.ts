import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listDeadLetters } from "@/lib/jobs/dead-letters"
import { discardRuns, restoreRuns } from "@/lib/jobs/discard"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { rerunGround } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

const reason = "Test messages of the move"
const prepare = async (status = "failed") => {
  const { ids, ctxFor, strangerFor, clinic } = await rerunGround(1, { status })
  return { input: { ids, reason }, ctxFor, strangerFor, clinic }
}
describeRefusals(discardRuns, {
  prepare: () => prepare(),
  wrongState: { when: "a run that did not fail", code: "wrong_state", prepare: () => prepare("completed") },
})
describeRefusals(restoreRuns, { prepare: () => prepare() })

const factsOf = async (clinicId: string) =>
  (
    await db.owner.query(
      `select name, after from "Fact" where "clinicId" = $1 and name like 'run.%' order by seq`,
      [clinicId],
    )
  ).rows

describe("discarding", () => {
  it("puts runs away with one record, once, and brings them back", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(3)
    const ctx = ctxFor(["operator"])
    expect(await discardRuns(ctx, { ids: ids.slice(0, 2), reason })).toEqual({ discarded: 2 })
    expect(await discardRuns(ctx, { ids: ids.slice(0, 2), reason })).toEqual({ discarded: 0 })
    expect((await listDeadLetters(ctx, {})).rows.map((row) => row.id)).toEqual([ids[2]])
    expect((await listDeadLetters(ctx, { state: "discarded" })).rows).toMatchObject([
      { discardedBy: ctx.actor.name },
      { discardedBy: ctx.actor.name },
    ])
    expect(await restoreRuns(ctx, { ids })).toEqual({ restored: 2 })
    expect(await restoreRuns(ctx, { ids })).toEqual({ restored: 0 })
    expect((await listDeadLetters(ctx, {})).sums.runs).toBe(3)
    expect(await factsOf(clinic.id)).toMatchObject([
      { name: "run.discarded", after: { runs: 2, functions: { "lead-scoring-workflow": 2 } } },
      { name: "run.restored", after: { runs: 2 } },
    ])
  })

  it("of all that wait goes by the filter, and leaves what failed after it was looked at", async () => {
    const { clinic, ctxFor } = await rerunGround(2)
    const other = await makeRun(clinic.id, { status: "failed", functionId: "process-lead-form" })
    await new Promise((resolve) => setTimeout(resolve, 150))
    const { asOf } = await listDeadLetters(ctxFor(["admin"]), {})
    const late = await makeRun(clinic.id, { status: "failed" })
    const input = { all: "true" as const, function: "lead-scoring-workflow", asOf, reason }
    expect(await discardRuns(ctxFor(["admin"]), input)).toEqual({ discarded: 2 })
    expect((await listDeadLetters(ctxFor(["admin"]), {})).rows.map((row) => row.id)).toEqual([
      late.id,
      other.id,
    ])
  })

  it("of more than twenty asks for their number, and puts away no other number", async () => {
    const { ids, ctxFor } = await rerunGround(21)
    const ctx = ctxFor(["admin"])
    for (const input of [{ all: "true" as const }, { ids }, { ids, count: "20" }])
      await expect(discardRuns(ctx, { ...input, reason })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { count: expect.stringContaining("21") },
      })
    expect((await listDeadLetters(ctx, {})).sums.runs).toBe(21)
    expect(await discardRuns(ctx, { all: "true", count: "21", reason })).toEqual({ discarded: 21 })
    expect(await discardRuns(ctx, { all: "true", count: "21", reason })).toEqual({ discarded: 0 })
    expect(await restoreRuns(ctx, { all: "true", function: "import-patients" })).toEqual({ restored: 0 })
    expect(await restoreRuns(ctx, { all: "true", reason: "Not these" })).toEqual({ restored: 21 })
  })

  it("of the platform's is an operator's, on record where the operator is at work", async () => {
    const { clinic, ctxFor } = await rerunGround(1)
    const { id } = await makeRun(null, { functionId: "sweep-inbox", status: "failed" })
    const input = { ids: [id], reason }
    await expect(discardRuns(ctxFor(["admin"]), input)).rejects.toMatchObject({ code: "forbidden" })
    await expect(discardRuns(ctxFor(["coordinator"]), input)).rejects.toMatchObject({ code: "not_found" })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await discardRuns(ctxFor(["admin"]), { all: "true", reason })).toEqual({ discarded: 1 })
    expect(await discardRuns(ctxFor(["operator"]), input)).toEqual({ discarded: 1 })
    expect(await restoreRuns(ctxFor(["operator"]), { ids: [id] })).toEqual({ restored: 1 })
    expect((await factsOf(clinic.id)).map((one) => one.name)).toEqual([
      "run.discarded",
      "run.discarded",
      "run.restored",
    ])
    await db.owner.query("delete from engine.run where clinic_id is null")
  })

  it("of a coordinator is of own leads alone", async () => {
    const { clinic, ids } = await rerunGround(2)
    const coordinator = await ctxWith(clinic, ["coordinator"])
    await expect(discardRuns(coordinator, { ids, reason })).rejects.toMatchObject({ code: "not_found" })
    expect(await discardRuns(coordinator, { all: "true", reason })).toEqual({ discarded: 0 })
  })
})
