import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { INBOX_APPROVALS } from "@/lib/inbox/approvals"
import { forgetDoors } from "@/lib/inbox/connections"
import { previewReplay } from "@/lib/inbox/preview-replay"
import { buryPlatformEvent, processPlatformEvent } from "@/lib/inbox/process-platform"
import { replayEvent } from "@/lib/inbox/replay"
import { replayAll } from "@/lib/inbox/replay-all"
import { platformCtx } from "@/lib/platform"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { connectPlatformProvider, githubRequest, HOOK_SECRET, pathOf } from "@/lib/testing/platform"
import { aSha } from "@/lib/testing/software"
import { makeDelivery } from "@/lib/testing/webhooks"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
const WHY = { reason: "the reader is mended" }
const SIDE = { side: "platform" } as const
let clinic: MadeClinic
let asMember: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  clinic = await makeClinic()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
  await connectPlatformProvider("github", [HOOK_SECRET])
  forgetDoors()
})
beforeEach(async () => {
  await db.owner.query('truncate "WebhookEvent", "WebhookDelivery", engine.event cascade')
  asMember = await memberOf(clinic)
})

const run = () =>
  JSON.stringify({
    action: "completed",
    repository: { full_name: "acme/api" },
    workflow_run: {
      head_sha: aSha(),
      name: "Tests",
      path: ".github/workflows/tests.yml",
      status: "completed",
      conclusion: "success",
      updated_at: "2026-11-22T10:00:00Z",
    },
  })
async function dead(): Promise<string> {
  const request = githubRequest(run(), { event: "workflow_run", delivery: newId() })
  const answered = await answerWebhook(request, ...pathOf(request))
  const { id } = (await answered.json()) as { id: string }
  await buryPlatformEvent(await platformCtx("process-software-event"), id, "internal")
  return id
}
const rowOf = async (id: string) =>
  (await db.owner.query(`select fate, reason, replays from "WebhookEvent" where id = $1`, [id])).rows[0]
const sent = async (id: string) =>
  (
    await db.owner.query(
      `select id, clinic_id, data from engine.event where data->>'webhookEventId' = $1 order by id`,
      [id],
    )
  ).rows

describe("what belongs to no clinic", () => {
  it("is replayed by an operator: pending, with an outbox row of no clinic's, and processed", async () => {
    const id = await dead()
    expect(await replayEvent(asMember(["operator"]), { id, ...WHY })).toEqual({ id, replays: 1 })
    expect(await rowOf(id)).toEqual({ fate: "pending", reason: null, replays: 1 })
    expect((await sent(id)).at(-1)).toEqual({
      id: `${id}:1`,
      clinic_id: null,
      data: { clinicId: null, webhookEventId: id, provider: "github" },
    })
    expect((await recorded(clinic.id, id)).at(-1)).toMatchObject({
      name: "webhook.replayed",
      before: { fate: "dead" },
      personal: { reason: WHY.reason },
    })
    const ctx = await platformCtx("process-software-event")
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
    expect(await replayEvent(asMember(["operator"]), { id, ...WHY })).toMatchObject({ replays: 2 })
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
  })

  it("has one winner of two at once", async () => {
    const id = await dead()
    const tries = [1, 2].map(() => replayEvent(asMember(["operator"]), { id, ...WHY }))
    expect((await Promise.allSettled(tries)).map((one) => one.status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ])
    expect(await rowOf(id)).toMatchObject({ replays: 1 })
  })

  it("is nothing to an admin who does not run the platform, nor found by a clinic's replay", async () => {
    const id = await dead()
    await expect(replayEvent(asMember(["admin"]), { id, ...WHY })).rejects.toMatchObject({
      code: "not_found",
    })
    for (const operation of [
      previewReplay(asMember(["admin"]), SIDE),
      replayAll(asMember(["admin"]), { ...SIDE, ...WHY }),
    ])
      await expect(operation).rejects.toMatchObject({ code: "forbidden" })
    expect(await previewReplay(asMember(["operator"]), {})).toMatchObject({ count: 0 })
    await expect(replayAll(asMember(["operator"]), WHY)).rejects.toMatchObject({ code: "wrong_state" })
    expect(await rowOf(id)).toMatchObject({ fate: "dead" })
  })

  it("never lets another clinic's event be replayed as if it were nobody's", async () => {
    const other = await makeClinic()
    const given = { at: addMs(now(), -60_000), items: [{ fate: "dead" }], body: "{}" }
    const { eventIds } = await makeDelivery(other, given)
    const [id = ""] = eventIds
    await expect(replayEvent(asMember(["operator"]), { id, ...WHY })).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await previewReplay(asMember(["operator"]), SIDE)).toMatchObject({ count: 0 })
    expect(await rowOf(id)).toMatchObject({ fate: "dead", replays: 0 })
  })

  it("is refused while it waits, and where its body is gone", async () => {
    const id = await dead()
    await replayEvent(asMember(["operator"]), { id, ...WHY })
    const again = () => replayEvent(asMember(["operator"]), { id, ...WHY })
    await expect(again()).rejects.toMatchObject({ code: "wrong_state" })
    await db.owner.query(`update "WebhookEvent" set fate = 'dead' where id = $1`, [id])
    await db.owner.query(`update "WebhookDelivery" set body = null`)
    await expect(again()).rejects.toMatchObject({ code: "wrong_state" })
    expect(await previewReplay(asMember(["operator"]), SIDE)).toMatchObject({ count: 0, withoutBody: 1 })
  })

  it("is previewed and replayed by filter, exactly what matches, once", async () => {
    const ids = [await dead(), await dead()]
    const operator = asMember(["operator"])
    const filter = { ...SIDE, provider: "github", fate: "dead" } as const
    expect(await previewReplay(operator, filter)).toMatchObject({
      count: 2,
      kinds: [{ provider: "github", kind: "workflow_run/completed", count: 2 }],
      needsSecond: false,
    })
    expect(await previewReplay(operator, { ...SIDE, provider: "coolify" })).toMatchObject({ count: 0 })
    expect(await replayAll(operator, { ...filter, ...WHY })).toEqual({
      replayed: 2,
      left: 0,
      approvalId: null,
    })
    for (const id of ids) expect((await sent(id)).at(-1)).toMatchObject({ id: `${id}:1`, clinic_id: null })
    await expect(replayAll(operator, { ...filter, ...WHY })).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("of more than twenty asks a second person, and is done when that one agrees", async () => {
    const id = await dead()
    await db.owner.query(
      `insert into "WebhookEvent" (id, "clinicId", provider, key, kind, position, "deliveryId", fate, "receivedAt")
       select gen_random_uuid(), null, provider, 'more ' || n, kind, n, "deliveryId", 'dead', "receivedAt"
       from "WebhookEvent", generate_series(1, 20) n where id = $1`,
      [id],
    )
    const operator = asMember(["operator"])
    const { approvalId } = await replayAll(operator, { ...SIDE, ...WHY })
    const { rows } = await db.owner.query(`select summary, input from "Approval" where id = $1`, [approvalId])
    expect(rows[0].summary).toContain("of no clinic")
    const kind = INBOX_APPROVALS["webhooks.replay_all"]
    expect(kind?.links?.(rows[0].input)[0]?.href).toContain("side=platform")
    const done = await inClinic(clinic.id, async (tx) => kind?.do(tx, operator, rows[0].input))
    expect(done?.value).toEqual({ replayed: 21, left: 0 })
  })
})
