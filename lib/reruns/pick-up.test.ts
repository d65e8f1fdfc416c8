import { afterAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { cancelRun } from "@/lib/jobs/cancel"
import { findRerun } from "@/lib/reruns/find"
import { followRerun } from "@/lib/reruns/follow"
import { pickUpReruns } from "@/lib/reruns/pick-up"
import { stopRerun } from "@/lib/reruns/stop"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { startedRerun } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"
import { addMs, MINUTE_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(pickUpReruns, {
  subject: "none",
  async prepare() {
    const { ctxFor, strangerFor } = await startedRerun()
    return { input: {}, ctxFor, strangerFor }
  },
})

const fanned = (clinicId: string) =>
  db.owner.query("update engine.event set fanned_at = now() where clinic_id = $1 and fanned_at is null", [
    clinicId,
  ])

async function begun() {
  const ground = await startedRerun(2)
  const system = systemCtx(ground.clinic.id, ground.clinic, "sweep-inbox")
  const follower = await makeRun(ground.clinic.id, {
    functionId: "rerun-runs",
    eventName: "rerun.started",
    status: "sleeping",
    data: { actionId: ground.id },
  })
  await fanned(ground.clinic.id)
  const later = { ...system, now: addMs(system.now, 20 * MINUTE_MS) }
  const told = async () =>
    (
      await db.owner.query(
        `select count(*)::int as n from engine.event where name = 'rerun.started' and clinic_id = $1 and fanned_at is null`,
        [ground.clinic.id],
      )
    ).rows[0].n
  const end = (status: string) =>
    db.owner.query("update engine.run set status = $1, finished_at = now() where id = $2", [
      status,
      follower.id,
    ])
  return { ...ground, system, later, follower, told, end }
}

describe("a rerun that nobody follows", () => {
  it("is picked up once, and a stopped one closes when its runs have ended", async () => {
    const { id, ids, clinic, ctx, system, later, told, end } = await begun()
    expect(await pickUpReruns(later, {})).toEqual({ pickedUp: 0 })
    await end("failed")
    expect(await pickUpReruns(system, {})).toEqual({ pickedUp: 0 })
    expect(await pickUpReruns(later, {})).toEqual({ pickedUp: 1 })
    expect(await pickUpReruns(later, {})).toEqual({ pickedUp: 0 })
    expect(await told()).toBe(1)
    await takeRerunChunk(system, { id })
    await stopRerun(ctx, { id, reason: "Not now" })
    for (const of of ids) {
      const made = await makeRun(clinic.id, { status: "completed" })
      await db.owner.query(
        "update engine.run set event_id = $1, rerun_of = $2, rerun_action = $3 where id = $4",
        [`rerun:${id}:${of}`, of, id, made.id],
      )
    }
    expect(await followRerun(system, { id })).toEqual({ open: 0 })
    expect((await findRerun(ctx, { id })).finishedAt).not.toBeNull()
    await fanned(clinic.id)
    expect(await pickUpReruns(later, {})).toEqual({ pickedUp: 0 })
  })

  it("does not come of a person's cancelling: the rerun is stopped instead", async () => {
    const { ctx, follower } = await begun()
    await expect(cancelRun(ctx, { id: follower.id, reason: "It takes long" })).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringContaining("Stop the rerun"),
    })
  })
})
