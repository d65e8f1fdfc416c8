import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { readEas } from "@/lib/providers/eas/news"
import { applyNews } from "@/lib/software-news/apply"
import { testDatabase } from "@/lib/testing/db"
import { aSha, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)

async function ground() {
  const project = `acme/app-${newId().slice(-12)}`
  const made = await softwareGround({ kind: "mobile", driver: "eas", settings: { project } })
  const build = (more: object = {}) => ({
    kind: "built" as const,
    by: "eas" as const,
    id: randomUUID(),
    ok: true,
    project,
    platform: "android" as const,
    gitSha: aSha(),
    version: "2.7.0 (41)",
    profile: "production",
    isInternal: false,
    at: "2026-11-22T10:00:00.000Z",
    ...more,
  })
  const releases = async () =>
    (await db.owner.query(`select * from "Release" where "serviceId" = $1`, [made.service.id])).rows
  const history = async (placeId: string) =>
    (await db.owner.query(`select * from "Deployment" where "placeId" = $1`, [placeId])).rows
  const hear = (news: Parameters<typeof applyNews>[1]["news"]) =>
    applyNews(made.operator, { news, key: newId() })
  return { ...made, project, build, releases, history, hear }
}

describe("a build for phones", () => {
  it("is a release, once, known by its build", async () => {
    const { build, releases, hear, history, production } = await ground()
    const news = build()
    expect(await hear(news)).toEqual({ ignored: null, changed: 1 })
    expect(await hear(news)).toEqual({ ignored: null, changed: 0 })
    expect(await releases()).toMatchObject([
      {
        gitSha: news.gitSha,
        imageDigest: `eas:${news.id.replaceAll("-", "")}`,
        version: "2.7.0 (41) android",
        checks: "unknown",
      },
    ])
    expect(await history(production.id)).toEqual([])
  })

  it("for testers is out there where its profile is an environment's name", async () => {
    const { build, hear, history, staging, production, releases } = await ground()
    const news = build({ profile: staging.environment, isInternal: true })
    await hear(news)
    await hear(news)
    const [release] = await releases()
    expect(await history(staging.id)).toMatchObject([
      {
        status: "succeeded",
        isProven: false,
        releaseId: release.id,
        requestedByName: "Expo EAS",
        handle: news.id,
      },
    ])
    expect(await history(production.id)).toEqual([])
  })

  it("that failed makes no release, and is told of", async () => {
    const { build, hear, releases, operator } = await ground()
    const news = build({ ok: false, gitSha: undefined })
    expect((await hear(news)).ignored).toBeNull()
    expect(await releases()).toEqual([])
    expect(operator).toBeDefined()
  })

  it("of no project here, or without a commit, changes nothing", async () => {
    const { build, hear, releases } = await ground()
    expect((await hear(build({ project: "acme/other" }))).ignored).toMatch(/No service/)
    expect((await hear(build({ gitSha: undefined }))).ignored).toMatch(/commit/)
    expect(await releases()).toEqual([])
  })
})

it("a submission is in the history of the last place, once, with the release that was built", async () => {
  const { build, hear, history, production, staging, project, releases } = await ground()
  const built = build()
  await hear(built)
  const news = {
    kind: "submitted" as const,
    by: "eas" as const,
    id: randomUUID(),
    ok: true,
    project,
    build: built.id,
    platform: "android" as const,
  }
  await hear(news)
  await hear(news)
  const [release] = await releases()
  expect(await history(production.id)).toMatchObject([
    { status: "succeeded", isProven: false, releaseId: release.id, source: "eas" },
  ])
  expect(await history(staging.id)).toEqual([])
  await hear({ ...news, id: randomUUID(), ok: false })
  expect((await history(production.id)).map((one) => one.status).sort()).toEqual(["failed", "succeeded"])
})

describe("what EAS sends", () => {
  const body = {
    id: randomUUID(),
    accountName: "Acme",
    projectName: "patient-app",
    buildDetailsPageUrl: "https://expo.dev/builds/1",
    platform: "ios",
    status: "finished",
    metadata: {
      appVersion: "2.7.0",
      appBuildVersion: "41",
      buildProfile: "Production",
      distribution: "store",
      gitCommitHash: "a".repeat(40),
    },
    completedAt: "2026-11-22T10:00:00.000Z",
  }

  it("is read as it is said", () => {
    expect(readEas("build", body)).toEqual({
      news: {
        kind: "built",
        by: "eas",
        id: body.id,
        ok: true,
        project: "acme/patient-app",
        platform: "ios",
        gitSha: "a".repeat(40),
        version: "2.7.0 (41)",
        profile: "production",
        isInternal: false,
        at: "2026-11-22T10:00:00.000Z",
      },
    })
    const submission = { ...body, turtleBuildId: randomUUID(), status: "errored" }
    expect(readEas("submission", submission)).toMatchObject({
      news: { kind: "submitted", ok: false, build: submission.turtleBuildId },
    })
  })

  it.each([
    ["without a project", { projectName: undefined }],
    ["with an id that is none", { id: "1'; --" }],
    ["for phones nobody has", { platform: "windows" }],
    ["under way", { status: "in-progress" }],
    ["ended by hand", { status: "canceled" }],
  ])("is ignored %s", (_, more) => {
    expect(readEas("build", { ...body, ...more })).toHaveProperty("ignored")
  })
})
