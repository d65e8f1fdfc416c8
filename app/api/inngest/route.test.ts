import { NextRequest } from "next/server"
import { afterAll, describe, expect, it } from "vitest"
import { GET, POST, PUT } from "@/app/api/inngest/route"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"
import { signed } from "@/lib/testing/inngest-sign"

const db = await testDatabase()
afterAll(closeDb)

const url = "http://localhost:3000/api/inngest?fnId=rounds-retention&stepId=step"
const key = `signkey-prod-${"ab".repeat(32)}`

function request(
  method: string,
  body: string | undefined,
  signature?: string,
  more: Record<string, string> = {},
) {
  const headers = {
    host: "localhost:3000",
    ...more,
    ...(signature ? { "x-inngest-signature": signature } : {}),
  }
  return new NextRequest(url, { method, body, headers })
}

describe("while the engine is embedded", () => {
  it("is not there", async () => {
    for (const [method, handler] of Object.entries({ GET, POST, PUT })) {
      const body = method === "GET" ? undefined : "{}"
      expect((await handler(request(method, body, signed(body ?? "", key)), {})).status, method).toBe(404)
    }
  })
})

describe("once a server is set", () => {
  const runId = "01JD3ZK6B5Q8W9X7Y2T4V6M8N0"
  const call = (over: object = {}) =>
    JSON.stringify({
      event: { id: "e", name: "schedule/due", data: { scheduleId: "nothing-of-ours" } },
      events: [],
      steps: {},
      ctx: { run_id: runId, attempt: 0, max_attempts: 1 },
      version: -1,
      ...over,
    })
  const now = Date.now()

  it("refuses whoever does not sign as it should; dev mode cannot be asked for", async () => {
    Object.assign(process.env, {
      INNGEST_BASE_URL: "http://127.0.0.1:9",
      INNGEST_EVENT_KEY: "key",
      INNGEST_SIGNING_KEY: key,
      INNGEST_DEV: "1",
      INNGEST_ENABLE_UNAUTHED_SYNC: "1",
    })
    resetEnv()
    const body = call()
    const cases: Record<string, string | undefined> = {
      "without a signature": undefined,
      "by another key": signed(body, `signkey-prod-${"cd".repeat(32)}`),
      "too old": signed(body, key, now - 330_000),
      "from the future": signed(body, key, now + 400_000),
      "of another body": signed(call({ steps: { a: { data: 1 } } }), key),
      "without its time": signed(body, key).replace(/^t=\d+&/, ""),
      empty: "t=&s=",
      "of no meaning": "x",
    }
    for (const [what, signature] of Object.entries(cases)) {
      const answer = await POST(request("POST", body, signature), {})
      expect(answer.status, what).toBe(401)
      expect(await answer.json(), what).toEqual({ message: "Unauthorized" })
    }
    const { rowCount } = await db.owner.query("select 1 from engine.run")
    expect(rowCount).toBe(0)
  })

  it("tells nobody what there is, and lets nobody register it elsewhere", async () => {
    for (const [method, handler] of [
      ["GET", GET],
      ["PUT", PUT],
    ] as const) {
      const ways: Record<string, string>[] = [
        {},
        { "x-inngest-sync-kind": "in_band" },
        { "x-forwarded-host": "evil.example" },
      ]
      for (const more of ways) {
        const body =
          method === "GET" ? undefined : JSON.stringify({ url: "https://evil.example/api/inngest" })
        const answer = await handler(request(method, body, undefined, more), {})
        const text = await answer.text()
        expect(answer.status, method).toBe(401)
        expect(text).not.toMatch(/retention|function|evil|schema|mode/)
        expect([...answer.headers].join()).not.toMatch(/retention|evil/)
      }
    }
  })

  it("takes a call that is signed, and one that was signed more than four minutes ago", async () => {
    for (const at of [now, now - 270_000]) {
      const body = call()
      const answer = await POST(request("POST", body, signed(body, key, at)), {})
      expect(answer.status).not.toBe(401)
    }
    const { rows } = await db.owner.query("select engine, external_id, function_id from engine.run")
    expect(rows).toEqual([{ engine: "server", external_id: runId, function_id: "retention" }])
  })
})
