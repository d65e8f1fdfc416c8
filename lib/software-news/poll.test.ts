import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { type FakeAsked, serveFake } from "@/lib/drivers/fake-http"
import { newId } from "@/lib/ids"
import { platformCtx } from "@/lib/platform"
import { sealSecrets } from "@/lib/software/place"
import { pollSoftware, pruneCommits } from "@/lib/software-news/poll"
import { testDatabase } from "@/lib/testing/db"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
const TOKEN = "a-token-of-a-partner"
const gitSha = aSha()
const asked: string[] = []
const partner = await serveFake((one: FakeAsked) => {
  if (one.headers.get("authorization") !== `Bearer ${TOKEN}`) return { status: 401, body: {} }
  asked.push(one.path)
  if (one.path.endsWith("/actions/runs")) {
    const run = { head_sha: gitSha, name: "Tests", path: ".github/workflows/tests.yml", status: "completed" }
    return {
      status: 200,
      body: { workflow_runs: [{ ...run, conclusion: "failure", updated_at: "2026-11-22T10:00:00Z" }] },
    }
  }
  if (one.path.endsWith("/statuses")) return { status: 200, body: [{ state: "success" }] }
  if (one.path.endsWith("/deployments")) return { status: 200, body: [{ id: 9, sha: gitSha, environment }] }
  if (one.path.includes("/deployments/applications/"))
    return {
      status: 200,
      body: {
        deployments: [
          { deployment_uuid: "one-that-failed", status: "failed" },
          { deployment_uuid: "one-under-way", status: "in_progress" },
        ],
      },
    }
  return { status: 404, body: {} }
})
afterAll(() => partner.close())
afterAll(closeDb)

let ctx: Ctx
let environment = ""
beforeAll(async () => {
  const { clinic } = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
  ctx = await platformCtx("poll-software")
})
async function asks(driver: "github" | "coolify", settings: object, token = TOKEN) {
  const made = await softwareGround({ driver, settings, repository: "acme/api" })
  const { id } = made.staging
  await db.owner.query(`update "ServicePlace" set "retiredAt" = now() where id <> $1`, [id])
  await platformDb().servicePlace.update({
    where: { id },
    data: { sealedSecrets: sealSecrets(id, { token }) },
  })
  return made
}

describe("what webhooks lost", () => {
  it("is asked for at GitHub, and changes nothing the second time", async () => {
    const settings = { repository: "acme/api", workflow: "deploy.yml", ref: "main", apiUrl: partner.url }
    const made = await asks("github", settings)
    environment = made.staging.environment
    const releaseId = await makeRelease(made.service.id, { gitSha })
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 2, failed: 0 })
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 0, failed: 0 })
    const { rows } = await db.owner.query(`select checks from "Release" where id = $1`, [releaseId])
    expect(rows).toEqual([{ checks: "red" }])
    const seen = await db.owner.query(`select handle, status from "Deployment" where "releaseId" = $1`, [
      releaseId,
    ])
    expect(seen.rows).toEqual([{ handle: "9", status: "succeeded" }])
  })

  it("is asked for at Coolify: what has ended, once", async () => {
    const settings = { baseUrl: partner.url, applicationUuid: newId() }
    const made = await asks("coolify", settings)
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 1, failed: 0 })
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 0, failed: 0 })
    const seen = await db.owner.query(`select handle, status from "Deployment" where "placeId" = $1`, [
      made.staging.id,
    ])
    expect(seen.rows).toEqual([{ handle: "one-that-failed", status: "failed" }])
  })

  it("is left for the next time where the partner refuses", async () => {
    await asks("coolify", { baseUrl: partner.url, applicationUuid: newId() }, "a-token-that-is-wrong")
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 0, failed: 1 })
  })
})

it("keeps commits for half a year", async () => {
  for (const days of [10, 200])
    await db.owner.query(
      `insert into "PushedCommit" (repository, "gitSha", branch, title, author, "createdAt")
       values ('acme/api', $1, 'main', 'Change', 'ana', now() - $2::interval)`,
      [aSha(), `${days} days`],
    )
  expect(await pruneCommits(ctx)).toEqual({ pruned: 1 })
  expect(await pruneCommits(ctx)).toEqual({ pruned: 0 })
})
