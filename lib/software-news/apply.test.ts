import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findRelease } from "@/lib/releases/find"
import { registerRelease } from "@/lib/releases/register"
import { applyNews } from "@/lib/software-news/apply"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { aDigest, aSha, makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)

const aRepository = () => `acme/${newId().slice(-12)}`
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString()

describe("checks", () => {
  const check = (
    repository: string,
    gitSha: string,
    name: string,
    state: "pending" | "green" | "red",
    minute: number,
  ) => ({
    key: newId(),
    news: { kind: "checks" as const, repository, gitSha, name, state, at: at(minute) },
  })

  it("make a release red by one, pending by one, green by all, whatever order they are told in", async () => {
    const repository = aRepository()
    const { operator, clinic, service } = await softwareGround({ repository })
    const gitSha = aSha()
    const id = await makeRelease(service.id, { gitSha })
    const stands = async () => (await findRelease(operator, { id })).checks
    await applyNews(operator, check(repository, gitSha, "Lint", "green", 5))
    expect(await stands()).toBe("green")
    await applyNews(operator, check(repository, gitSha, "Tests", "pending", 1))
    expect(await stands()).toBe("pending")
    await applyNews(operator, check(repository, gitSha, "Tests", "red", 9))
    expect(await stands()).toBe("red")
    // An older word that arrives late.
    await applyNews(operator, check(repository, gitSha, "Tests", "pending", 2))
    expect(await stands()).toBe("red")
    await applyNews(operator, check(repository, gitSha, "Tests", "green", 12))
    await applyNews(operator, check(repository, gitSha, "Tests", "green", 12))
    expect(await stands()).toBe("green")
    expect((await recorded(clinic.id, id)).map((one) => one.after)).toEqual([
      { checks: "green" },
      { checks: "pending" },
      { checks: "red" },
      { checks: "green" },
    ])
  })

  it("that were told before the release was registered count", async () => {
    const repository = aRepository()
    const { operator, service } = await softwareGround({ repository: repository.toUpperCase() })
    const gitSha = aSha()
    await applyNews(operator, check(repository, gitSha, "Tests", "red", 1))
    const built = { service: service.name, gitSha, imageDigest: aDigest(), buildTime: at(2) }
    const { id } = await registerRelease(operator, built)
    expect(await findRelease(operator, { id })).toMatchObject({ checks: "red", checksAt: new Date(at(1)) })
  })
})

describe("what was pushed", () => {
  it("is what is new in a release, from the one before, told before it or after", async () => {
    const repository = aRepository()
    const { operator, service } = await softwareGround({ repository })
    const shas = Array.from({ length: 4 }, aSha)
    const push = (from: number, to: number) => ({
      key: newId(),
      news: {
        kind: "pushed" as const,
        repository,
        branch: "main",
        commits: shas.slice(from, to).map((sha, n) => ({ sha, title: `Change ${from + n}`, author: "ana" })),
      },
    })
    const release = async (n: number) => {
      const built = { service: service.name, gitSha: shas[n] ?? "", imageDigest: aDigest(), buildTime: at(n) }
      return (await registerRelease(operator, built)).id
    }
    await applyNews(operator, push(0, 3))
    const first = await release(0)
    const second = await release(2)
    const third = await release(3)
    const titles = async (id: string) => (await findRelease(operator, { id })).changes.map((one) => one.title)
    expect(await titles(first)).toEqual([])
    expect(await titles(second)).toEqual(["Change 2", "Change 1"])
    expect(await titles(third)).toEqual([])
    await applyNews(operator, push(3, 4))
    await applyNews(operator, push(3, 4))
    expect(await titles(third)).toEqual(["Change 3"])
  })
})

describe("a deployment made elsewhere", () => {
  async function ground() {
    const repository = aRepository()
    const made = await softwareGround({ repository })
    const gitSha = aSha()
    const releaseId = await makeRelease(made.service.id, { gitSha })
    const news = {
      kind: "deployed" as const,
      by: "github" as const,
      id: newId(),
      ok: true,
      repository,
      environment: made.staging.environment,
      gitSha,
    }
    await db.owner.query(`update "ServicePlace" set "provenAt" = now() where id = $1`, [made.staging.id])
    const history = async () =>
      (await db.owner.query(`select * from "Deployment" where "placeId" = $1`, [made.staging.id])).rows
    const provenAt = async () =>
      (await db.owner.query(`select "provenAt" from "ServicePlace" where id = $1`, [made.staging.id])).rows[0]
        .provenAt
    return { ...made, releaseId, news, history, provenAt }
  }

  it("is kept once, proves nothing, and takes the place's proof away", async () => {
    const { operator, news, history, provenAt, releaseId } = await ground()
    await applyNews(operator, { news, key: newId() })
    await applyNews(operator, { news, key: newId() })
    expect(await history()).toMatchObject([
      { status: "succeeded", isProven: false, source: "github", releaseId, requestedByName: "GitHub" },
    ])
    expect(await provenAt()).toBeNull()
  })

  it("that failed leaves the proof and is told of", async () => {
    const { operator, news, history, provenAt } = await ground()
    await applyNews(operator, { news: { ...news, ok: false }, key: newId() })
    expect(await history()).toMatchObject([{ status: "failed", isProven: false }])
    expect(await provenAt()).not.toBeNull()
  })

  it("is ignored where it is our own, or of no place of ours", async () => {
    const { operator, service, staging, news, history } = await ground()
    await makeDeployment(staging.id, {
      service: service.name,
      environment: staging.environment,
      handle: news.id,
    })
    const own = await applyNews(operator, { news, key: newId() })
    expect(own.ignored).toMatch(/own/)
    const nowhere = await applyNews(operator, { news: { ...news, environment: "attic" }, key: newId() })
    expect(nowhere.ignored).toMatch(/No service/)
    expect(await history()).toHaveLength(1)
  })

  it("at Coolify is known by its application", async () => {
    const application = newId()
    const settings = { baseUrl: "https://coolify.example.org", applicationUuid: application }
    const { operator, staging } = await softwareGround({ driver: "coolify", settings })
    await db.owner.query(`update "ServicePlace" set driver = 'none' where driver = 'coolify' and id <> $1`, [
      staging.id,
    ])
    const news = { kind: "deployed" as const, by: "coolify" as const, id: newId(), ok: true, application }
    expect(await applyNews(operator, { news, key: newId() })).toMatchObject({ ignored: null, changed: 1 })
    const { rows } = await db.owner.query(`select * from "Deployment" where "placeId" = $1`, [staging.id])
    expect(rows).toMatchObject([{ releaseId: null, source: "coolify", status: "succeeded", isProven: false }])
    const status = {
      kind: "status" as const,
      by: "coolify" as const,
      application,
      detail: "Application stopped",
    }
    expect(await applyNews(operator, { news: status, key: newId() })).toMatchObject({ ignored: null })
  })
})

it("takes a host's word on its backup for no proof", async () => {
  const { operator } = await softwareGround()
  const news = {
    kind: "backup" as const,
    by: "coolify" as const,
    ok: true,
    database: "clinic-db",
    detail: "",
  }
  expect((await applyNews(operator, { news, key: newId() })).ignored).toMatch(/proves nothing/)
})

describeRefusals(applyNews, {
  subject: "none",
  prepare: async () => {
    const news = { kind: "backup" as const, by: "coolify" as const, ok: true, database: "x", detail: "" }
    return { ...(await softwareGround()), input: { news, key: newId() } }
  },
})
