import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { testConnection } from "@/lib/connections/test-outgoing"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { asked } from "@/lib/providers/whatsapp/account-fake"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
const open: Server[] = []
afterAll(async () => {
  for (const server of open) server.close()
  await closeDb()
})

function setEnv(vars: Record<string, string>) {
  Object.assign(process.env, vars)
  resetEnv()
}
afterEach(() => setEnv({ WHATSAPP_API_URL: "", ROUNDS_DEMO: "" }))

async function partner(
  status: number,
  body: unknown,
  meanwhile?: () => Promise<unknown>,
): Promise<IncomingMessage[]> {
  const heard: IncomingMessage[] = []
  const server = createServer(async (request, response) => {
    heard.push(request)
    await meanwhile?.()
    response.writeHead(status).end(JSON.stringify(body))
  })
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  setEnv({ WHATSAPP_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  return heard
}
const outcomeOf = async (id: string) =>
  (await db.owner.query(`select "testOutcome", "testedAt" from "Connection" where id = $1`, [id])).rows[0]
const withToken = (scheme = "meta") =>
  connectedClinic({ scheme, secrets: { apiKey: "an-access-token" } as never })

describe("testing a connection", () => {
  it("asks Meta for the number with the token, and keeps what came of it", async () => {
    const heard = await partner(200, { display_phone_number: "+1 202-555-0100" })
    const { id, admin } = await withToken()
    const result = await testConnection(admin, { id })
    expect(result).toEqual({ ok: true, sentence: "It answered, the number is +1 202-555-0100." })
    expect(heard[0]?.url).toMatch(/^\/\d+\?fields=/)
    expect(heard[0]?.headers.authorization).toBe("Bearer an-access-token")
    const { testOutcome, testedAt } = await outcomeOf(id)
    expect(testOutcome).toBe("ok: It answered, the number is +1 202-555-0100.")
    expect(testedAt).toBeInstanceOf(Date)
  })

  it("asks 360dialog in its own way", async () => {
    const heard = await partner(200, { url: "https://elsewhere.example" })
    const { id, admin } = await withToken("360dialog")
    expect(await testConnection(admin, { id })).toMatchObject({ ok: true })
    expect(heard[0]?.headers["d360-api-key"]).toBe("an-access-token")
  })

  it.each([
    [401, {}, "refuses the access token"],
    [400, { error: { code: 100, message: "an-access-token is bad" } }, "400, error 100"],
    [302, {}, "not followed"],
    [500, "oops", "answered 500"],
  ])("says what a %i means, and repeats nothing of it", async (status, body, sentence) => {
    await partner(status, body)
    const { id, admin } = await withToken()
    const result = await testConnection(admin, { id })
    expect(result).toMatchObject({ ok: false, sentence: expect.stringContaining(sentence) })
    expect((await outcomeOf(id)).testOutcome).toBe(result.sentence)
    expect(JSON.stringify(result)).not.toContain("an-access-token")
  })

  it("answers from within in demo, and says so", async () => {
    setEnv({ ROUNDS_DEMO: "1" })
    const { id, admin } = await withToken()
    const before = asked.length
    expect(await testConnection(admin, { id })).toMatchObject({
      ok: true,
      sentence: expect.stringContaining("demo"),
    })
    expect(asked).toHaveLength(before + 1)
    expect(JSON.stringify(asked)).not.toContain("an-access-token")
  })

  it("S15 calls no address at home, even one that got into the row", async () => {
    const heard = await partner(200, {})
    const base = process.env.WHATSAPP_API_URL
    setEnv({ WHATSAPP_API_URL: "" })
    const { id, admin } = await withToken()
    await db.owner.query(`update "Connection" set settings = $2 where id = $1`, [id, { apiBase: base }])
    expect(await testConnection(admin, { id })).toMatchObject({ ok: false })
    expect(heard).toEqual([])
  })

  it("does not hold the connection while the provider thinks: what comes meanwhile is taken", async () => {
    const { id, admin } = await withToken()
    let free: unknown
    await partner(200, {}, async () => {
      free = await db.owner
        .query(`select id from "Connection" where id = $1 for share nowait`, [id])
        .then((found) => found.rows, String)
    })
    await testConnection(admin, { id })
    expect(free).toEqual([{ id }])
  })

  it("says what is missing", async () => {
    const { id, admin } = await connectedClinic()
    expect(await testConnection(admin, { id })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining("token"),
    })
  })
})

describeRefusals(testConnection, {
  prepare: async () => {
    const made = await connectedClinic()
    return { ...made, input: { id: made.id } }
  },
})
