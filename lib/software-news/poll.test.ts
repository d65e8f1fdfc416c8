import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { type FakeAsked, serveFake } from "@/lib/drivers/fake-http"
import { newId } from "@/lib/ids"
import { platformCtx } from "@/lib/platform"
import { sealSecrets } from "@/lib/software/place"
import { applyNews } from "@/lib/software-news/apply"
import { pollSoftware, pruneCommits } from "@/lib/software-news/poll"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
const TOKEN = "a-token-of-a-partner"
const gitSha = aSha()
const asked: string[] = []
/** At GitHub, oldest first. */
const commits: Record<string, string[]> = {}
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
  if (/^\/repos\/acme\/[\w-]+$/.test(one.path)) return { status: 200, body: { default_branch: "main" } }
  if (one.path.endsWith("/commits")) {
    const branch = one.params.get("sha") ?? ""
    if (!commits[branch]) return { status: 404, body: {} }
    const listed = (commits[branch] ?? []).map((sha) => ({
      sha,
      commit: { message: `Change ${sha}\n\nMore` },
    }))
    return { status: 200, body: listed.reverse() }
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
afterAll(() => setEnv({ GITHUB_READ_TOKEN: "", GITHUB_API_URL: "" }))
afterAll(closeDb)

let ctx: Ctx
let environment = ""
beforeAll(async () => {
  const { clinic } = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
  ctx = await platformCtx("poll-software")
})
beforeEach(() => {
  setEnv({ GITHUB_READ_TOKEN: "", GITHUB_API_URL: "" })
  for (const branch of Object.keys(commits)) delete commits[branch]
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

  it("is asked for of what services name, though GitHub puts them nowhere, with the installation's token", async () => {
    const repository = `acme/${newId()}`
    setEnv({ GITHUB_READ_TOKEN: "", GITHUB_API_URL: partner.url })
    const made = await softwareGround({ driver: "webhook", repository })
    await db.owner.query(`update "ServicePlace" set "retiredAt" = now() where id <> $1`, [made.staging.id])
    await db.owner.query(`update "SoftwareService" set "retiredAt" = now() where id <> $1`, [made.service.id])
    expect(await pollSoftware(ctx)).toEqual({ asked: 0, changed: 0, failed: 0 })
    setEnv({ GITHUB_READ_TOKEN: TOKEN, GITHUB_API_URL: partner.url })
    environment = made.staging.environment
    const endsAsked = () => asked.filter((path) => path.endsWith("/deployments/9/statuses")).length
    const before = endsAsked()
    const [first, lost, heard, newest] = [aSha(), aSha(), aSha(), aSha()]
    const pushed = (...shas: string[]) =>
      applyNews(ctx, {
        key: newId(),
        news: {
          kind: "pushed",
          repository,
          branch: "main",
          commits: shas.map((sha) => ({ sha, title: `Change ${sha}`, author: "" })),
        },
      })
    await pushed(first)
    await pushed(heard)
    commits.main = [first, lost, heard, newest]
    const release = await makeRelease(made.service.id, { gitSha })
    expect((await pollSoftware(ctx)).failed).toBe(0)
    const order = async () =>
      (
        await db.owner.query<{ sha: string }>(
          `select "gitSha" as sha from "PushedCommit" where repository = $1 and branch = 'main' order by seq`,
          [repository],
        )
      ).rows.map((one) => one.sha)
    expect(await order()).toEqual([first, lost, heard, newest])
    // The webhook comes after all: the same thing heard twice is one.
    await pushed(lost)
    await pushed(heard, newest)
    expect(await pollSoftware(ctx)).toEqual({ asked: 1, changed: 0, failed: 0 })
    expect(await order()).toEqual([first, lost, heard, newest])
    const seen = await db.owner.query(
      `select handle, status, "releaseId" from "Deployment" where "placeId" = $1`,
      [made.staging.id],
    )
    expect(seen.rows).toEqual([{ handle: "9", status: "succeeded", releaseId: release }])
    expect(endsAsked() - before).toBe(1)
  })

  it("is asked of every branch that was heard of, and one that is gone is no failure", async () => {
    setEnv({ GITHUB_READ_TOKEN: TOKEN, GITHUB_API_URL: partner.url })
    const repository = `acme/${newId()}`
    await db.owner.query(`update "SoftwareService" set "retiredAt" = now()`)
    await softwareGround({ driver: "webhook", repository })
    const [one, two] = [aSha(), aSha()]
    commits.next = [one, two]
    for (const branch of ["next", "gone"])
      await applyNews(ctx, {
        key: newId(),
        news: { kind: "pushed", repository, branch, commits: [{ sha: one, title: "x", author: "" }] },
      })
    expect(await pollSoftware(ctx)).toMatchObject({ asked: 1, failed: 0 })
    const { rows } = await db.owner.query(
      `select "gitSha" as sha from "PushedCommit" where repository = $1 and branch = 'next' order by seq`,
      [repository],
    )
    expect(rows.map((row) => row.sha)).toEqual([one, two])
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
