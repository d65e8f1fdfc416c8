import { createHash } from "node:crypto"
import { RetryAfterError } from "inngest"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { findRun } from "@/lib/jobs/find"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"

await testDatabase()
const hashOf = (stepId: string) => createHash("sha1").update(stepId).digest("hex")
afterAll(closeDb)

describeRefusals(findRun, {
  badInput: { id: 7 },
  async prepare() {
    const [here, there] = [await makeClinic(), await makeClinic()]
    const { id } = await makeRun(here.id)
    return { input: { id }, ctxFor: await memberOf(here), strangerFor: await memberOf(there) }
  },
})

describe("runs.find", () => {
  it("shows every step with every try, waits, outputs, the event and the runs it led to", async () => {
    const lab = testClient()
    let tries = 0
    const functions = [
      lab.client.createFunction(
        { id: "told", retries: 0, triggers: [{ event: "told" }] },
        async () => "heard",
      ),
      lab.client.createFunction(
        { id: "whole", retries: 2, triggers: [{ event: "whole" }] },
        async ({ event, step }) => {
          await step.run("first", () => ({ n: 1 }))
          await step.sleep("nap", "1s")
          await step.sendEvent("tell", { name: "told", data: { clinicId: event.data.clinicId } })
          await step.run("flaky", () => {
            tries++
            if (tries < 2) throw new RetryAfterError("not yet", new Date(Date.now() + 50))
            return "ok"
          })
          return { done: true }
        },
      ),
    ]
    const engine = await testEngine(lab, functions)
    const clinic = await makeClinic()
    const eventId = await emitRaw("whole", { clinicId: clinic.id, leadId: "L" })
    const [ran] = await ended(eventId)
    await ended(`${ran?.id}:${hashOf("tell")}:0`)
    await engine.stop()

    const run = await findRun(await ctxWith(clinic, ["admin"]), { id: ran?.id ?? "" })
    expect(run).toMatchObject({
      functionId: "whole",
      status: "completed",
      output: '{"done":true}',
      event: { id: eventId, name: "whole", data: { clinicId: clinic.id, leadId: "L" } },
      nextAttemptAt: null,
    })
    expect(run.steps.map(({ name, kind, status }) => [name, kind, status])).toEqual([
      ["first", "run", "completed"],
      ["nap", "sleep", "completed"],
      ["tell", "sendEvent", "completed"],
      ["flaky", "run", "completed"],
    ])
    expect(run.steps[0]).toMatchObject({ output: '{"n":1}', startedAt: expect.any(String) })
    expect(
      run.steps[3]?.attempts.map(({ attempt, outcome, error }) => [attempt, outcome, error?.message]),
    ).toEqual([
      [0, "retry", "not yet"],
      [1, "completed", undefined],
    ])
    expect(run.links.children).toMatchObject([{ functionId: "told", status: "completed" }])
    const child = await findRun(await ctxWith(clinic, ["admin"]), { id: run.links.children[0]?.id ?? "" })
    expect(child.links.origin?.id).toBe(run.id)

    const masked = await findRun(await ctxWith(clinic, ["operator"]), { id: ran?.id ?? "" })
    expect(masked).toMatchObject({ masked: true, output: null })
    expect(masked.steps[0]?.output).toBeNull()
    expect(masked.steps[3]?.attempts[0]?.error).toEqual({ name: "RetryAfterError", message: null })
  })
  it("links no run out of a coordinator's reach", async () => {
    const { clinic, lead, ctxFor, member } = await leadGround()
    const own = await addLead(clinic.id, { ownerId: member.id })
    const { id } = await makeRun(clinic.id, { subjectId: own.id })
    const foreign = await makeRun(clinic.id, { subjectId: lead.id })
    await enginePool().query("update engine.run set rerun_of = $1 where id = $2", [id, foreign.id])
    expect((await findRun(ctxFor(["admin"]), { id })).links.reruns).toHaveLength(1)
    expect((await findRun(ctxFor(["coordinator"]), { id })).links.reruns).toEqual([])
  })

  it("keeps scores in outputs from who may not read scores", async () => {
    const { clinic, lead, ctxFor } = await leadGround()
    const { id } = await makeRun(clinic.id, { subjectId: lead.id })
    const scored = { scoreId: "S", classification: "HOT", urgency: "high", isPressing: true, score: 5 }
    await enginePool().query("update engine.run set output = $2 where id = $1", [
      id,
      JSON.stringify({ scored, notified: 2, synced: "later" }),
    ])
    await enginePool().query(
      `insert into engine.step (run_id, id, clinic_id, name, op, state, output)
       values ($1, 'a', $2, 'score', 'run', 'done', $3)`,
      [id, clinic.id, JSON.stringify(scored)],
    )
    expect((await findRun(ctxFor(["admin"]), { id })).output).toContain("HOT")
    const auditor = await findRun(ctxFor(["auditor"]), { id })
    expect(JSON.parse(auditor.output!)).toEqual({ scored: { scoreId: "S" }, synced: "later" })
    expect(auditor.steps[0]?.output).toBe('{"scoreId":"S"}')
    expect(JSON.stringify(auditor)).not.toMatch(/HOT|urgency|isPressing/)
  })
})
