import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { cancelRun } from "@/lib/jobs/cancel"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

async function ground(status = "sleeping") {
  const [here, there] = [await makeClinic(), await makeClinic()]
  const { id } = await makeRun(here.id, { status })
  return {
    input: { id, reason: "Booked by phone" },
    ctxFor: await memberOf(here),
    strangerFor: await memberOf(there),
  }
}

describeRefusals(cancelRun, {
  prepare: () => ground(),
  wrongState: { when: "a run that has ended", code: "wrong_state", prepare: () => ground("completed") },
})

describe("runs.cancel", () => {
  it("ends a run in mid-step: the result is dropped and no further call comes", async () => {
    const lab = testClient()
    const calls: string[] = []
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = lab.client.createFunction(
      { id: "slow", retries: 0, triggers: [{ event: "slow" }] },
      async ({ step }) => {
        await step.run("held", async () => {
          calls.push("held")
          await held
        })
        await step.run("after", () => void calls.push("after"))
      },
    )
    const clinic = await makeClinic()
    const ctx = await ctxWith(clinic, ["admin"])
    const engine = await testEngine(lab, [slow])
    const eventId = await emitRaw("slow", { clinicId: clinic.id })
    const [run] = await until(async () => calls.includes("held") && (await runsOf(eventId)))
    await cancelRun(ctx, { id: run?.id ?? "", reason: "Booked by phone" })
    release()
    await engine.stop()
    expect((await runsOf(eventId))[0]?.status).toBe("cancelled")
    expect(calls).toEqual(["held"])
    await db.owner.query(
      `insert into engine.step (run_id, id, name, op, state, clinic_id, due_at) values
         ($1, 'a', 'asleep', 'sleep', 'open', $2, now()), ($1, 'b', 'tried', 'run', 'retry', $2, null)`,
      [run?.id, clinic.id],
    )
    const steps = await db.owner.query(`select status from "Step" where "runId" = $1 and id in ('a', 'b')`, [
      run?.id,
    ])
    expect(steps.rows).toEqual([{ status: "cancelled" }, { status: "cancelled" }])
    const jobs = await db.owner.query("select 1 from engine.job where run_id = $1", [run?.id])
    expect(jobs.rowCount).toBe(0)
  })

  it("leaves a run that carries a deployment, which is cancelled as such and taken back", async () => {
    const { input, ctxFor } = await ground()
    await db.owner.query("update engine.run set function_id = 'deploy-release' where id = $1", [input.id])
    await expect(cancelRun(ctxFor(["admin"]), input)).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringMatching(/cancel the deployment/i),
    })
  })

  it("tells the run that invoked it, and takes its waits away", async () => {
    const { input, ctxFor } = await ground()
    const ctx = ctxFor(["admin"])
    const eventId = `invoke:${crypto.randomUUID()}:step`
    await db.owner.query(
      "update engine.run set event_name = 'inngest/function.invoked', event_id = $2 where id = $1",
      [input.id, eventId],
    )
    await db.owner.query(
      "insert into engine.wait (run_id, step_id, kind, event_name, clinic_id) values ($1, 's', 'event', 'said', $2)",
      [input.id, ctx.clinicId],
    )
    await cancelRun(ctx, input)
    const told = await db.owner.query("select name, data, clinic_id from engine.event where id = $1", [
      `finished:${input.id}`,
    ])
    expect(told.rows).toMatchObject([
      {
        name: "inngest/function.finished",
        clinic_id: ctx.clinicId,
        data: { correlation_id: eventId, run_id: input.id, error: { name: "FunctionCancelled" } },
      },
    ])
    expect((await db.owner.query("select from engine.wait where run_id = $1", [input.id])).rowCount).toBe(0)
    const run = await db.owner.query("select cancelled_because from engine.run where id = $1", [input.id])
    expect(run.rows).toEqual([{ cancelled_because: "person" }])
  })

  it("changes nothing the second time, and is told once", async () => {
    const { input, ctxFor } = await ground()
    const ctx = ctxFor(["admin"])
    await cancelRun(ctx, input)
    await cancelRun(ctx, input)
    expect(await recorded(ctx.clinicId, input.id)).toMatchObject([
      { name: "run.cancelled", reason: null, personal: { reason: "Booked by phone" } },
    ])
  })
})
