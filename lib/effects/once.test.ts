import { afterAll, describe, expect, it } from "vitest"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { effectOnce } from "@/lib/effects/once"
import { newId } from "@/lib/ids"
import type { CallOutcome } from "@/lib/providers/outcome"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { HOUR_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const DONE: CallOutcome = { did: "done", externalId: "their-1" }
const REFUSED: CallOutcome = { did: "refused", reason: "partner_down", retry: true, retryAfterSeconds: 7 }
const LOST: CallOutcome = { did: "unknown", reason: "answer_lost" }

async function ground() {
  const clinic = await makeClinic()
  const ctx = systemCtx(clinic.id, { slug: clinic.slug, name: "A", timeZone: "UTC" }, "a-function", newId())
  const spec = { key: `other:${newId()}`, kind: "other" as const, provider: "partner" }
  let calls = 0
  const perform = (outcome: CallOutcome) => async () => {
    calls += 1
    return outcome
  }
  const row = () =>
    inClinic(clinic.id, (tx) =>
      tx.effect.findUniqueOrThrow({ where: { clinicId_key: { clinicId: clinic.id, key: spec.key } } }),
    )
  const tasks = () => inClinic(clinic.id, (tx) => tx.task.findMany({ where: { kind: "unsure_message" } }))
  return { clinic, ctx, spec, perform, row, tasks, calls: () => calls }
}
const runIdOf = ({ actor }: Ctx) => (actor.kind === "system" ? actor.runId : undefined)
const againIn = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: "system", name: "a-function", runId: newId() } })

describe("P2 an effect happens once", () => {
  it("is done once however often it is asked for, and says that it was", async () => {
    const { ctx, spec, perform, calls, row } = await ground()
    expect(await effectOnce(ctx, spec, perform(DONE))).toMatchObject({ status: "done", isRepeat: false })
    const second = await effectOnce(againIn(ctx), spec, perform(DONE))
    expect(second).toMatchObject({ status: "done", isRepeat: true, wasDone: true, externalId: "their-1" })
    expect(calls()).toBe(1)
    expect(await row()).toMatchObject({
      status: "done",
      attempts: 1,
      functionId: "a-function",
      runId: ctx.requestId,
      provider: "partner",
    })
  })

  it("is begun in the database before the partner is called", async () => {
    const { ctx, spec, row } = await ground()
    let seen: string | undefined
    await effectOnce(ctx, spec, async () => {
      seen = (await row()).status
      return DONE
    })
    expect(seen).toBe("started")
  })

  it("tries again what was certainly refused, under the same key", async () => {
    const { ctx, spec, perform, calls, row } = await ground()
    const first = await effectOnce(ctx, spec, perform(REFUSED))
    expect(first).toMatchObject({
      status: "failed",
      error: { code: "provider_failed", provider: "partner", reason: "partner_down", retryAfterSeconds: 7 },
    })
    expect(await row()).toMatchObject({ status: "failed", reason: "partner_down" })
    expect(await effectOnce(ctx, spec, perform(DONE))).toMatchObject({ status: "done", isRepeat: true })
    expect(calls()).toBe(2)
    expect(await row()).toMatchObject({ status: "done", attempts: 2, reason: null })
  })

  it("F10 a lost answer is unsure, one task, and never repeated by itself", async () => {
    const { ctx, spec, perform, calls, tasks } = await ground()
    expect(await effectOnce(ctx, spec, perform(LOST))).toMatchObject({ status: "unsure" })
    expect(await effectOnce(againIn(ctx), spec, perform(DONE))).toMatchObject({ status: "unsure" })
    expect(calls()).toBe(1)
    expect(await tasks()).toMatchObject([{ ownerRole: "coordinator", status: "open" }])
  })

  it("F2 one that was begun and never ended is unsure to whoever finds it", async () => {
    const { clinic, ctx, spec, perform, calls, tasks, row } = await ground()
    await inClinic(clinic.id, (tx) =>
      tx.effect.create({ data: { id: newId(), clinicId: clinic.id, status: "started", ...spec } }),
    )
    expect(await effectOnce(ctx, spec, perform(DONE))).toMatchObject({ status: "unsure", isRepeat: true })
    expect(calls()).toBe(0)
    expect(await row()).toMatchObject({ status: "unsure", reason: "interrupted" })
    expect(await tasks()).toHaveLength(1)
  })

  it("F2 where a repeat is harmless it is taken up, and counted", async () => {
    const { clinic, ctx, spec, perform, calls, row } = await ground()
    await inClinic(clinic.id, (tx) =>
      tx.effect.create({ data: { id: newId(), clinicId: clinic.id, status: "started", ...spec } }),
    )
    await effectOnce(ctx, { ...spec, isRepeatable: true }, perform(DONE))
    expect(calls()).toBe(1)
    expect(await row()).toMatchObject({ status: "done", attempts: 2 })
  })

  it("F2 where it would not be found yet, it waits as long as that takes", async () => {
    const { clinic, ctx, spec, perform, calls, row } = await ground()
    const repeatable = { ...spec, isRepeatable: true, settlesMs: 30_000 }
    const lost = await effectOnce(ctx, repeatable, perform(LOST))
    expect(lost).toMatchObject({ status: "failed", error: { retry: true, retryAfterSeconds: 30 } })
    const early = await effectOnce(ctx, repeatable, perform(DONE))
    expect(early).toMatchObject({ status: "failed", error: { reason: "answer_lost" } })
    expect(calls()).toBe(1)
    await db.owner.query(
      `update "Effect" set status = 'started', "finishedAt" = null where "clinicId" = $1`,
      [clinic.id],
    )
    const taken = await effectOnce(ctx, repeatable, perform(DONE))
    expect(taken).toMatchObject({ error: { reason: "answer_lost", retryAfterSeconds: 30 } })
    expect(await row()).toMatchObject({ status: "failed", reason: "interrupted" })
    await db.owner.query(
      `update "Effect" set "finishedAt" = now() - interval '31 seconds' where "clinicId" = $1`,
      [clinic.id],
    )
    expect(await effectOnce(ctx, repeatable, perform(DONE))).toMatchObject({ status: "done" })
    expect(calls()).toBe(2)
  })

  it("is repeated when that was said in words, once for the run it was said for", async () => {
    const { ctx, spec, perform, calls } = await ground()
    await effectOnce(ctx, spec, perform(DONE))
    const rerun = againIn(ctx)
    await effectOnce(rerun, { ...spec, again: true }, perform(DONE))
    await effectOnce(rerun, { ...spec, again: true }, perform(DONE))
    expect(calls()).toBe(2)
  })

  it("said for two runs is done by each, and by neither again, whichever took the effect on last", async () => {
    const { ctx, spec, perform, calls, row, clinic } = await ground()
    await effectOnce(ctx, spec, perform(DONE))
    const [one, other] = [againIn(ctx), againIn(ctx)]
    await effectOnce(one, { ...spec, again: true }, perform(DONE))
    await effectOnce(other, { ...spec, again: true }, perform(DONE))
    expect(await effectOnce(one, { ...spec, again: true }, perform(DONE))).toMatchObject({ wasDone: true })
    expect(calls()).toBe(3)
    const { id } = await row()
    const runs = await inClinic(clinic.id, (tx) => tx.effectRun.findMany({ where: { effectId: id } }))
    expect(runs.map((each) => each.runId).sort()).toEqual(
      [ctx.requestId, one, other].map((each) => (typeof each === "string" ? each : runIdOf(each))).sort(),
    )
  })

  it("F16 is under way once: a second attempt at the same time comes again later", async () => {
    const { ctx, spec, perform, calls } = await ground()
    let go = () => {}
    const held = new Promise<void>((resolve) => {
      go = resolve
    })
    let started = () => {}
    const begun = new Promise<void>((resolve) => {
      started = resolve
    })
    const first = effectOnce(ctx, spec, async () => {
      started()
      await held
      return DONE
    })
    await begun
    await expect(effectOnce(againIn(ctx), spec, perform(DONE))).rejects.toMatchObject({ code: "unavailable" })
    go()
    expect(await first).toMatchObject({ status: "done" })
    expect(calls()).toBe(0)
  })

  it("ends after as long as it lasts: then the key counts anew", async () => {
    const { ctx, spec, perform, calls, clinic } = await ground()
    const lasting = { ...spec, lastsMs: HOUR_MS }
    await effectOnce(ctx, lasting, perform(DONE))
    await effectOnce(againIn(ctx), lasting, perform(DONE))
    expect(calls()).toBe(1)
    await db.owner.query(
      `update "Effect" set "finishedAt" = now() - interval '2 hours' where "clinicId" = $1`,
      [clinic.id],
    )
    await effectOnce(againIn(ctx), lasting, perform(DONE))
    expect(calls()).toBe(2)
  })

  it("keeps the keys of two clinics apart", async () => {
    const one = await ground()
    const other = await ground()
    await effectOnce(one.ctx, one.spec, one.perform(DONE))
    await effectOnce(other.ctx, { ...other.spec, key: one.spec.key }, other.perform(DONE))
    expect(other.calls()).toBe(1)
  })
})

describe("P6 a withdrawal waits for a send that is under way", () => {
  it("and the send after it finds it withdrawn", async () => {
    const { clinic, ctx, spec } = await ground()
    const { addLead } = await import("@/lib/testing/lead-ground")
    const { patientId } = await addLead(clinic.id)
    const order: string[] = []
    let withdrawal: Promise<unknown> | undefined
    await effectOnce(ctx, { ...spec, patientId }, async () => {
      withdrawal = db.owner
        .query(
          `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
           values ($1, $2, $3, 'data_processing', 'withdrawn', 'member', $4, now())`,
          [newId(), clinic.id, patientId, newId()],
        )
        .then(() => order.push("withdrawn"))
      await new Promise((resolve) => setTimeout(resolve, 200))
      order.push("sent")
      return DONE
    })
    await withdrawal
    expect(order).toEqual(["sent", "withdrawn"])
  })
})
