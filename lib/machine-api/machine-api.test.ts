import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { POST as postConfig } from "@/app/api/v1/config/route"
import { GET as getDeployment } from "@/app/api/v1/deployments/[id]/route"
import { POST as postDeployment } from "@/app/api/v1/deployments/route"
import { GET as getOpenApi } from "@/app/api/v1/openapi.json/route"
import { GET as getReleases, POST as postRelease } from "@/app/api/v1/releases/route"
import { createToken } from "@/lib/api-tokens/create"
import { SCOPES, type TokenScope } from "@/lib/api-tokens/words"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ENDPOINTS } from "@/lib/machine-api/endpoints"
import { DeploymentAnswer, ReleasesAnswer, RequestedAnswer } from "@/lib/machine-api/schema"
import { ROUTES } from "@/lib/routes"
import { testDatabase } from "@/lib/testing/db"
import { aDigest, aSha, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)
let ground: Awaited<ReturnType<typeof softwareGround>>
const tokens = {} as Record<TokenScope, string>
beforeAll(async () => {
  ground = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [ground.clinic.id])
  for (const scope of SCOPES)
    tokens[scope] = (await createToken(ground.operator, { name: scope, scopes: [scope] })).token
})

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>
async function call(
  route: Route,
  given: { token?: string; body?: unknown; headers?: Record<string, string>; query?: string; id?: string },
) {
  const { token, body, headers } = given
  const response = await route(
    new Request(`http://localhost:3000/api/v1/x${given.query ?? ""}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
    { params: Promise.resolve({ id: given.id ?? "" } as never) },
  )
  return { status: response.status, headers: response.headers, body: await response.json() }
}
const release = (more: object = {}) => ({
  service: ground.service.name,
  gitSha: aSha(),
  imageDigest: aDigest(),
  buildTime: "2026-11-22T10:00:00Z",
  ...more,
})

describe("the machines' API", () => {
  it("takes a release once: 201, then 200 with the same id", async () => {
    const body = release({ migrations: [{ name: "0001_a", isCompatible: true }] })
    const token = tokens["releases.write"]
    const first = await call(postRelease, { token, body })
    expect(first).toMatchObject({ status: 201, body: { isNew: true } })
    expect(await call(postRelease, { token, body })).toMatchObject({
      status: 200,
      body: { id: first.body.id, isNew: false },
    })
    const listed = await call(getReleases, {
      token: tokens["deployments.read"],
      query: `?service=${ground.service.name}&q=${body.gitSha.slice(0, 12)}`,
    })
    expect(ReleasesAnswer.parse(listed.body).rows).toMatchObject([{ id: first.body.id, unsafe: 0 }])
  })

  it("asks for a deployment by commit, once a key, and tells how it goes", async () => {
    const body = release()
    await call(postRelease, { token: tokens["releases.write"], body })
    const wish = {
      token: tokens["deployments.write"],
      headers: { "idempotency-key": newId() },
      body: { service: body.service, environment: ground.staging.environment, release: body.gitSha },
    }
    const asked = await call(postDeployment, wish)
    expect(asked.status).toBe(202)
    const { id, url } = RequestedAnswer.parse(asked.body)
    expect(asked.headers.get("location")).toBe(url)
    expect((await call(postDeployment, wish)).body).toMatchObject({ id, isNew: false })
    const seen = await call(getDeployment, { token: tokens["deployments.read"], id })
    expect(seen.status).toBe(200)
    expect(DeploymentAnswer.parse(seen.body)).toMatchObject({
      id,
      status: "queued",
      isOver: false,
      isProven: false,
      release: { gitSha: body.gitSha },
    })
    const { rows } = await db.owner.query(`select source, "requestedBy" from "Deployment" where id = $1`, [
      id,
    ])
    expect(rows[0]).toMatchObject({ source: "api", requestedBy: expect.stringMatching(/^token:/) })
    const other = { ...wish, headers: { "idempotency-key": newId() } }
    expect(await call(postDeployment, other)).toMatchObject({ status: 409, body: { code: "conflict" } })
  })

  it("keeps names of configuration", async () => {
    const at = { service: ground.service.name, environment: ground.staging.environment }
    const told = { token: tokens["config.write"], body: { ...at, names: ["LOG_LEVEL"] } }
    expect(await call(postConfig, told)).toMatchObject({ status: 200, body: { added: ["LOG_LEVEL"] } })
  })

  it("refuses with problem documents, and names the field", async () => {
    const token = tokens["releases.write"]
    const refused = async (given: Parameters<typeof call>[1]) => {
      const { status, headers, body } = await call(postRelease, given)
      expect(headers.get("content-type")).toBe("application/problem+json")
      expect(body).toMatchObject({
        type: `urn:rounds:error:${body.code}`,
        status,
        requestId: expect.any(String),
      })
      return [status, body.code, Object.keys(body.fields ?? {})]
    }
    expect(await refused({ body: release() })).toEqual([401, "wrong_token", []])
    expect(await refused({ token: "rounds_of_nobody", body: release() })).toEqual([401, "wrong_token", []])
    expect(await refused({ token: tokens["deployments.read"], body: release() })).toEqual([
      403,
      "forbidden",
      [],
    ])
    expect(await refused({ token, body: "{" })).toEqual([400, "not_json", []])
    expect(await refused({ token, body: release({ gitSha: "abc" }) })).toEqual([
      400,
      "invalid_input",
      ["gitSha"],
    ])
    expect(await refused({ token, body: release({ service: "attic" }) })).toEqual([404, "not_found", []])
    expect(await refused({ token, body: "x".repeat(2 ** 20 + 1) })).toEqual([413, "too_large", []])
    const form = { "content-type": "application/x-www-form-urlencoded" }
    expect(await refused({ token, body: "a=1", headers: form })).toEqual([415, "wrong_content_type", []])
  })

  it("knows neither a deployment nor a release that is not there", async () => {
    const token = tokens["deployments.read"]
    for (const id of [newId(), "attic"]) expect((await call(getDeployment, { token, id })).status).toBe(404)
    const body = { service: ground.service.name, environment: ground.staging.environment, release: aSha() }
    expect((await call(postDeployment, { token: tokens["deployments.write"], body })).status).toBe(404)
  })
})

describe("openapi.json", () => {
  const described = async () => (await getOpenApi().json()) as Record<string, never>

  it("describes each address of the API that there is, and none that there is not", async () => {
    const { paths } = (await described()) as unknown as { paths: Record<string, Record<string, unknown>> }
    const told = Object.entries(paths).flatMap(([path, one]) =>
      Object.keys(one).map(
        (method) => `${method.toUpperCase()} /api/v1${path.replace(/\{(\w+)\}/g, "[$1]")}`,
      ),
    )
    const without = /\/(health|metrics|version|bench-empty|openapi\.json|\[\.\.\.rest\])/
    const there = ROUTES.filter((one) => one.path.startsWith("/api/v1/") && !without.test(one.path)).flatMap(
      (one) => one.methods.map((method) => `${method} ${one.path}`),
    )
    expect(told.sort()).toEqual(there.sort())
    expect(ENDPOINTS.map((one) => one.scope).every((one) => SCOPES.includes(one))).toBe(true)
  })

  it("carries the bounds of the schemas that read what is sent", async () => {
    const { openapi, paths } = (await described()) as unknown as {
      openapi: string
      paths: Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: Record<string, never> }> } } }
      >
    }
    expect(openapi).toBe("3.1.0")
    const schema = paths["/releases"]?.post.requestBody.content["application/json"]?.schema as unknown as {
      required: string[]
      additionalProperties: boolean
      properties: Record<string, { pattern?: string; type?: string }>
    }
    expect(schema.required.sort()).toEqual(["buildTime", "gitSha", "imageDigest", "service"])
    expect(schema.additionalProperties).toBe(false)
    expect(new RegExp(schema.properties.gitSha?.pattern ?? "").test("a".repeat(40))).toBe(true)
    expect(schema.properties.buildTime).toMatchObject({ type: "string" })
  })
})
