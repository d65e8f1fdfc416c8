import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { buryPlatformEvent, processPlatformEvent } from "@/lib/inbox/process-platform"
import { sweepPlatform } from "@/lib/inbox/sweep-platform"
import { platformCtx } from "@/lib/platform"
import { testDatabase } from "@/lib/testing/db"
import {
  connectPlatformProvider,
  coolifyRequest,
  githubRequest,
  HOOK_SECRET,
  PATH_TOKEN,
  pathOf,
} from "@/lib/testing/platform"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)
let ctx: Ctx
let ground: Awaited<ReturnType<typeof softwareGround>>
const application = newId()
beforeAll(async () => {
  ground = await softwareGround({
    repository: "Acme/Api",
    driver: "coolify",
    settings: { applicationUuid: application },
  })
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [ground.clinic.id])
  await connectPlatformProvider("github", [HOOK_SECRET])
  await connectPlatformProvider("coolify", [PATH_TOKEN])
  forgetDoors()
  ctx = await platformCtx("process-software-event")
})

async function told(request: Request): Promise<string> {
  const response = await answerWebhook(request, ...pathOf(request))
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}
const fateOf = async (id: string) =>
  (await db.owner.query(`select fate, reason from "WebhookEvent" where id = $1`, [id])).rows[0]
const runOf = (gitSha: string, more: object = {}) =>
  JSON.stringify({
    action: "completed",
    repository: { full_name: "acme/api" },
    workflow_run: {
      head_sha: gitSha,
      name: "Tests",
      path: ".github/workflows/tests.yml",
      status: "completed",
      conclusion: "success",
      updated_at: "2026-11-22T10:00:00Z",
      ...more,
    },
  })

describe("what GitHub tells", () => {
  it("starts work behind the answer, and makes the release green, once", async () => {
    const gitSha = aSha()
    const releaseId = await makeRelease(ground.service.id, { gitSha })
    const id = await told(githubRequest(runOf(gitSha), { event: "workflow_run" }))
    expect(await fateOf(id)).toEqual({ fate: "pending", reason: null })
    const sent = await db.owner.query("select name, data, clinic_id from engine.event where id = $1", [id])
    expect(sent.rows).toMatchObject([{ name: "webhook/received", clinic_id: null, data: { clinicId: null } }])
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
    const { rows } = await db.owner.query(`select checks from "Release" where id = $1`, [releaseId])
    expect(rows).toEqual([{ checks: "green" }])
  })

  it("of the workflow that deploys is no check", async () => {
    const path = ".github/workflows/deploy.yml"
    const id = await told(githubRequest(runOf(aSha(), { path }), { event: "workflow_run" }))
    expect(await fateOf(id)).toMatchObject({ fate: "ignored", reason: expect.stringMatching(/no check/) })
  })

  it("of a deployment that nobody here has a place for is ignored with the reason", async () => {
    const body = JSON.stringify({
      action: "created",
      repository: { full_name: "acme/other" },
      deployment: { id: 7, sha: aSha(), environment: "production" },
      deployment_status: { state: "success" },
    })
    const id = await told(githubRequest(body, { event: "deployment_status" }))
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "ignored" })
    expect((await fateOf(id)).reason).toMatch(/No service/)
  })
})

describe("what Coolify tells", () => {
  it("of a deployment becomes history", async () => {
    const uuid = newId()
    const body = JSON.stringify({
      event: "deployment_failed",
      deployment_uuid: uuid,
      application_uuid: application,
    })
    const id = await told(coolifyRequest(body))
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
    const { rows } = await db.owner.query(`select status from "Deployment" where handle = $1`, [uuid])
    expect(rows.map((one) => one.status)).toEqual(["failed", "failed"])
  })
})

describe("an event that cannot be heard", () => {
  const waiting = () => told(githubRequest(runOf(aSha()), { event: "workflow_run" }))

  it("is dead after the last try, and heard all the same when tried again", async () => {
    const id = await waiting()
    await buryPlatformEvent(ctx, id, "something with a secret in it")
    expect(await fateOf(id)).toEqual({ fate: "dead", reason: "internal" })
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "processed" })
  })

  it("is quarantined where its body is gone", async () => {
    const id = await waiting()
    await db.owner.query(
      `update "WebhookDelivery" set body = null where id = (select "deliveryId" from "WebhookEvent" where id = $1)`,
      [id],
    )
    expect(await processPlatformEvent(ctx, id)).toEqual({ fate: "quarantined" })
  })

  it("is sent again where nothing stands behind it, and dead after a day", async () => {
    const [lost, old] = [await waiting(), await waiting()]
    await db.owner.query(`delete from engine.event where id = $1`, [lost])
    await db.owner.query(`update "WebhookEvent" set "receivedAt" = now() - interval '10 min' where id = $1`, [
      lost,
    ])
    await db.owner.query(`update "WebhookEvent" set "receivedAt" = now() - interval '25 h' where id = $1`, [
      old,
    ])
    expect(await sweepPlatform()).toEqual({ sent: 1, buried: 1 })
    expect(await sweepPlatform()).toEqual({ sent: 0, buried: 0 })
    expect((await db.owner.query("select from engine.event where id = $1", [lost])).rows).toHaveLength(1)
    expect(await fateOf(old)).toMatchObject({ fate: "dead" })
  })
})
