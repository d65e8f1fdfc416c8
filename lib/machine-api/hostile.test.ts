import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as config from "@/app/api/v1/config/route"
import * as deployment from "@/app/api/v1/deployments/[id]/route"
import * as deployments from "@/app/api/v1/deployments/route"
import * as hosts from "@/app/api/v1/hosts/route"
import * as releases from "@/app/api/v1/releases/route"
import { createToken } from "@/lib/api-tokens/create"
import { tokenHash, tokenPrefix } from "@/lib/api-tokens/secret"
import { SCOPES } from "@/lib/api-tokens/words"
import { closeDb } from "@/lib/db"
import { METHODS } from "@/lib/routes"
import { testDatabase } from "@/lib/testing/db"
import { aDigest, aSha, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)
let ground: Awaited<ReturnType<typeof softwareGround>>
beforeAll(async () => {
  ground = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [ground.clinic.id])
})
const newToken = async () =>
  (await createToken(ground.operator, { name: "hostile", scopes: [...SCOPES] })).token

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response> | Response
async function call(
  route: unknown,
  given: { token?: string; body?: string; type?: string; headers?: Record<string, string>; query?: string },
  id = "",
) {
  const answer = await (route as Handler)(
    new Request(`http://localhost:3000/api/v1/x${given.query ?? ""}`, {
      method: given.body === undefined ? "GET" : "POST",
      headers: {
        ...(given.token && { authorization: `Bearer ${given.token}` }),
        ...(given.body !== undefined && { "content-type": given.type ?? "application/json" }),
        ...given.headers,
      },
      body: given.body,
    }),
    { params: Promise.resolve({ id } as never) },
  )
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as { code?: string } }
}

const ADDRESSES = { config, deployment, deployments, hosts, releases }

describe("M39 the machines' API under attack", () => {
  it("says of every method which it does not take, as a problem, and which it takes", async () => {
    for (const [name, route] of Object.entries(ADDRESSES)) {
      const takes = METHODS.filter((one) => !String(route[one as never]).includes("wrong_method"))
      expect(takes, name).not.toEqual(METHODS)
      for (const method of METHODS.filter((one) => !takes.includes(one))) {
        const refused = await call(route[method as never], {})
        expect([refused.status, refused.body.code], `${method} ${name}`).toEqual([405, "wrong_method"])
        expect(refused.headers.get("allow")).toBe(takes.join(", "))
        expect(refused.headers.get("content-type")).toBe("application/problem+json")
      }
    }
  })

  it.each([
    { type: "application/json-patch+json" },
    { type: "application/jsonp" },
    { type: "text/plain; application/json" },
    { headers: { "content-encoding": "gzip" } },
  ])("takes JSON that is neither packed nor something else: %j", async (given) => {
    const refused = await call(releases.POST, { token: await newToken(), body: "{}", ...given })
    expect([refused.status, refused.body.code]).toEqual([415, "wrong_content_type"])
  })

  it("holds one token to its rate, and no other for it", async () => {
    const [loud, quiet] = [await newToken(), await newToken()]
    const ask = (token: string) => call(releases.POST, { token, body: "", type: "text/plain" })
    expect((await ask(loud)).status).toBe(415)
    // The loud one has used up what a minute gives; a lease is still in this server's hands.
    await db.owner.query(
      `update "RateBucket" set burst = -1000, second = -1000
       where key = (select 'token ' || id from "ApiToken" where prefix = $1 and hash = $2)`,
      [tokenPrefix(loud), tokenHash(loud)],
    )
    const answers: Awaited<ReturnType<typeof call>>[] = []
    for (let n = 0; n < 20; n++) answers.push(await ask(loud))
    const late = answers.filter(({ status }) => status === 429)
    expect(late.length).toBeGreaterThan(5)
    expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0)
    expect(late[0]?.body.code).toBe("too_many")
    expect((await ask(quiet)).status).toBe(415)
  })

  it("answers whatever is sent by a refusal of ours, and tells nothing of how it is made", async () => {
    const token = await newToken()
    const release = { service: ground.service.name, gitSha: aSha(), imageDigest: aDigest() }
    const at = { service: ground.service.name, environment: ground.staging.environment }
    const words = ["\u0000", "a\u0000b", "\ud800", '\'; drop table "Release" --', "../../etc/passwd", "%00"]
    const bodies = [
      "[".repeat(500_000),
      '{"a":'.repeat(100_000),
      `{"__proto__":{"isAdmin":true},"service":"x"}`,
      "null",
      "1e999",
      '"text"',
      JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n]))),
      ...words.flatMap((word) => [
        JSON.stringify({ ...release, buildTime: "2026-11-22T10:00:00Z", branch: word, version: word }),
        JSON.stringify({ ...release, buildTime: word }),
        JSON.stringify({ ...at, release: word, reason: word }),
        JSON.stringify({ ...at, names: [word] }),
        JSON.stringify({ host: word, cpu: 1e308 }),
      ]),
    ]
    for (const body of bodies)
      for (const route of [releases.POST, deployments.POST, config.POST, hosts.POST]) {
        const fromMs = performance.now()
        const { status, text } = await call(route, { token, body })
        expect(status, `${body.slice(0, 200)} ${text.slice(0, 300)}`).toBeLessThan(500)
        expect(text.length).toBeLessThan(20_000)
        expect(text).not.toMatch(/prisma|postgres|node_modules|\bat .*\.ts|select |invocation/i)
        expect(performance.now() - fromMs).toBeLessThan(5_000)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    for (const word of words) {
      const query = `?service=${encodeURIComponent(word.replace("\ud800", ""))}&q=${encodeURIComponent(word.replace("\ud800", ""))}&cursor=${encodeURIComponent(word.replace("\ud800", ""))}`
      expect((await call(releases.GET, { token, query })).status, query).toBeLessThan(500)
      expect(
        (await call(releases.GET, { token, query: query.replace(/service=[^&]*&/, "") })).status,
      ).toBeLessThan(500)
      expect([400, 404]).toContain((await call(deployment.GET, { token }, word)).status)
    }
  })
})
