import { afterAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { rollUp } from "@/lib/figures/roll-up"
import { listFunctions } from "@/lib/jobs/functions"
import { ctxOf, ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listFunctions, {
  subject: "none",
  badInput: { range: "year" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const scoringIn = async (ctx: Parameters<typeof listFunctions>[0], range?: "7d") => {
  const rows = await listFunctions(ctx, range ? { range } : {})
  return rows.find((row) => row.id === "lead-scoring-workflow")
}

describe("functions.list", () => {
  it("counts the last day by outcome, in its clinic alone, before and after they are rolled up", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    await makeRun(clinic.id)
    const failed = await makeRun(clinic.id, { status: "failed" })
    await makeRun(clinic.id, { status: "running" })
    await makeRun(clinic.id, { createdAt: addMs(now(), -2 * DAY_MS) })
    await makeRun(other.id)
    await db.owner.query(
      "insert into engine.attempt (run_id, step_id, clinic_id, attempt, outcome) values ($1, '', $2, 0, 'retry')",
      [failed.id, clinic.id],
    )
    // A moved product clock does not move what the database stamped; the range is the machine's.
    const ctx = { ...(await ctxWith(clinic, ["admin"])), now: addMs(now(), 3 * DAY_MS) }
    const expected = {
      maxAttempts: 5,
      trigger: { event: "message.received" },
      counts: { total: 3, completed: 1, failed: 1, open: 1, cancelled: 0 },
      retries: 1,
      // 120 ms lies between the bounds 100 and 250.
      p50Ms: 175,
    }
    expect(await scoringIn(ctx)).toMatchObject(expected)
    await rollUp()
    // What was counted before the last minutes comes from the five-minute rows alone.
    await db.owner.query("update engine.figure_mark set upto = clock_timestamp() + interval '1 h'")
    expect(await scoringIn(ctx)).toMatchObject(expected)
    expect(await scoringIn(ctx, "7d")).toMatchObject({ counts: { completed: 2 } })
    expect((await listFunctions(ctx, {})).find((row) => row.id === "process-whatsapp-message")).toMatchObject(
      {
        aliases: ["whatsapp-message-handler"],
        counts: { total: 0 },
        p95Ms: null,
        lastRunAt: null,
      },
    )
  })

  it("says what waits, and since when", async () => {
    const clinic = await makeClinic()
    const make = async (columns: string, values: string) => {
      const run = await makeRun(clinic.id, { status: "queued" })
      await enginePool().query(`insert into engine.job (run_id, kind, ${columns}) select $1, ${values}`, [
        run.id,
      ])
    }
    await make("run_at", "'enter', now() - interval '3 min'")
    await make("run_at", "'enter', now() + interval '1 min'")
    await make("run_at", "'sleep', now() + interval '1 day'")
    await make("run_at, worker", "'enter', now() + interval '10 s', 'w'")
    await make("run_at, worker, gate, gate_limit", "'enter', now() + interval '10 s', 'w', 'g', 1")
    await make("run_at, gate, gate_limit", "'enter', now() - interval '1 min', 'g', 1")
    const row = await scoringIn(await ctxWith(clinic, ["operator"]))
    expect(row?.queue).toMatchObject({ running: 2, due: 1, waiting: 1, sleeping: 1, blocked: 1 })
    expect(now().getTime() - Date.parse(row?.queue.oldestDueAt ?? "")).toBeGreaterThan(170_000)
    expect(row?.lastRunAt).not.toBeNull()
  })

  it("counts for a coordinator the runs of own leads", async () => {
    const clinic = await makeClinic()
    const member = await makeMember(clinic.id, ["coordinator"])
    const lead = await makeLead(clinic.id, { ownerId: member.id })
    await makeRun(clinic.id, { subjectId: lead.id })
    await makeRun(clinic.id)
    await rollUp()
    expect(await scoringIn(ctxOf(clinic, member))).toMatchObject({ counts: { total: 1 } })
  })

  it("shows runs of schedules to who looks after the software", async () => {
    const clinic = await makeClinic()
    await makeRun(null, { functionId: "seal-audit" })
    const seen = async (role: "admin" | "coordinator") =>
      (await listFunctions(await ctxWith(clinic, [role]), {})).find((row) => row.id === "seal-audit")?.counts
        .total
    expect(await seen("admin")).toBe(1)
    expect(await seen("coordinator")).toBe(0)
  })

  it("asks as often with many runs as with none", async () => {
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["admin"])
    const none = (await statementsOf(() => listFunctions(ctx, {}))).length
    for (let n = 0; n < 20; n++)
      await makeRun(clinic.id, { functionId: n % 2 ? "retention" : "import-patients" })
    expect(await statementsOf(() => listFunctions(ctx, {}))).toHaveLength(none)
  })
})
