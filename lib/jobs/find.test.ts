import { createHash } from "node:crypto"
import { RetryAfterError } from "inngest"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb, enginePool, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRun } from "@/lib/jobs/find"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { makeDelivery } from "@/lib/testing/webhooks"
import { now } from "@/lib/time"

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

  it("tells what was done outside, what was sent, and the webhook and message it follows from", async () => {
    const { clinic, lead, ctxFor } = await leadGround()
    const delivery = await makeDelivery(clinic, {
      at: now(),
      items: [{ key: `wamid.${lead.id}` }],
      body: "{}",
    })
    const webhookEventId = delivery.eventIds[0] ?? ""
    const messageId = await makeMessage(lead, "Bună", { webhookEventId })
    const read = await makeRun(clinic.id, {
      eventId: webhookEventId,
      functionId: "process-whatsapp-message",
      data: { webhookEventId },
    })
    const { id } = await makeRun(clinic.id, {
      eventId: `message.received:${messageId}`,
      data: { messageId, leadId: lead.id },
      subjectId: lead.id,
    })
    await inClinic(clinic.id, (tx) =>
      tx.effect.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          key: `message:${messageId}`,
          kind: "message",
          provider: "whatsapp",
          status: "unsure",
          reason: "timeout",
          runId: id,
        },
      }),
    )
    const run = await findRun(ctxFor(["admin"]), { id })
    expect(run).toMatchObject({
      webhookEventId,
      messages: [{ id: messageId, leadId: lead.id, direction: "in" }],
      effects: [{ kind: "message", status: "unsure", reason: "timeout", messageId, leadId: lead.id }],
      links: { story: [{ id: read.id }] },
      waiting: null,
    })
    const reader = await findRun(ctxFor(["operator"]), { id: read.id })
    expect(reader.links.story).toMatchObject([{ id }])
    expect(reader).toMatchObject({ patientId: null, traceId: webhookEventId.replaceAll("-", "") })
  })

  it("shows in a masked view ids alone of what an event says", async () => {
    const { clinic, lead, ctxFor } = await leadGround()
    const data = {
      leadId: lead.id,
      provider: "hubspot",
      error: { message: "429 for Ana" },
      note: "Ana",
      score: 5,
    }
    const { id } = await makeRun(clinic.id, { data, subjectId: lead.id })
    const seen = async (role: "admin" | "auditor" | "operator") =>
      (await findRun(ctxFor([role]), { id })).event?.data
    expect(await seen("admin")).toEqual({ clinicId: clinic.id, ...data })
    expect(await seen("operator")).toEqual({ clinicId: clinic.id, leadId: lead.id, provider: "hubspot" })
    expect(await seen("auditor")).not.toHaveProperty("score")
  })

  it("says of steps what was kept, what they started and what they wait for, and why the run waits", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const old = await makeRun(clinic.id)
    const { id } = await makeRun(clinic.id, { status: "sleeping" })
    const child = await makeRun(clinic.id, { parentRunId: id, functionId: "score-lead" })
    const sql = (text: string, values: unknown[]) => enginePool().query(text, values)
    await sql("update engine.run set parent_step_id = 'i' where id = $1", [child.id])
    await sql(
      `insert into engine.step (run_id, id, clinic_id, name, op, state, kept_from, race, due_at, output) values
         ($1, 'k', $2, 'kept', 'run', 'done', $3, false, null, '1'),
         ($1, 'i', $2, 'ask', 'invoke', 'open', null, false, null, null),
         ($1, 'w', $2, 'paid', 'waitForEvent', 'open', null, true, now() + interval '1 hour', null),
         ($1, 'o', $2, 'over', 'waitForEvent', 'done', null, false, now(), 'null')`,
      [id, clinic.id, old.id],
    )
    await sql(
      `insert into engine.wait (run_id, step_id, kind, event_name, expression, clinic_id) values
         ($1, 'w', 'event', 'payment.taken', 'async.data.x == 1', $2), ($1, 'i', 'invoke', 'inngest/function.finished', null, $2)`,
      [id, clinic.id],
    )
    const run = await findRun(admin, { id })
    const step = (name: string) => run.steps.find((one) => one.name === name)
    expect(step("kept")).toMatchObject({ keptFrom: old.id, status: "completed" })
    expect(step("ask")).toMatchObject({
      status: "waiting",
      child: { id: child.id, functionId: "score-lead" },
    })
    expect(step("paid")).toMatchObject({
      isRace: true,
      wait: { eventName: "payment.taken", expression: "async.data.x == 1" },
    })
    expect(step("over")).toMatchObject({ wait: null, timedOut: true })
    expect(run.waiting?.reason).toBe("event")
    expect((await findRun(admin, { id: child.id })).links.parent?.id).toBe(id)

    await sql("update engine.run set status = 'queued' where id = $1", [id])
    await sql(
      "insert into engine.attempt (run_id, step_id, clinic_id, attempt, outcome, error) values ($1, '', $2, 0, 'retry', $3)",
      [
        id,
        clinic.id,
        JSON.stringify({
          name: "RetryAfterError",
          message: "x",
          cause: { name: "AppError", message: "provider_failed" },
        }),
      ],
    )
    await sql(
      "insert into engine.job (run_id, kind, run_at, attempt) values ($1, 'enter', now() + interval '5 minutes', 1)",
      [id],
    )
    const retrying = await findRun(admin, { id })
    expect(retrying.waiting?.reason).toBe("retry")
    expect(JSON.stringify(retrying.waiting)).toContain("provider_failed")
    expect(retrying.nextAttemptAt).not.toBeNull()
  })

  it("names the cause and the action it belongs to", async () => {
    const { clinic, ctxFor } = await leadGround()
    const action = newId()
    const { id } = await makeRun(clinic.id, { status: "failed", fingerprint: "f0", rerunAction: action })
    await enginePool().query(
      "insert into engine.cause (clinic_id, fingerprint, function_id, error_name, release_sha, count) values ($1, 'f0', 'x', 'E', 'r', 41)",
      [clinic.id],
    )
    await inClinic(clinic.id, (tx) =>
      tx.rerunAction.create({
        data: {
          id: action,
          clinicId: clinic.id,
          key: newId(),
          name: "All 41 again",
          scope: "match",
          status: "done",
          total: 41,
          requestedById: newId(),
        },
      }),
    )
    expect(await findRun(ctxFor(["operator"]), { id })).toMatchObject({
      cause: { count: 41 },
      action: { id: action, name: "All 41 again", status: "done" },
    })
  })
})
