import { NextRequest } from "next/server"
import { afterAll, expect, it } from "vitest"
import { GET, POST, PUT } from "@/app/api/inngest/route"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
afterAll(closeDb)

const url = "http://localhost:3000/api/inngest?fnId=rounds-retention&stepId=step"
const request = (method: string) =>
  new NextRequest(url, {
    method,
    body: method === "GET" ? undefined : "{}",
    headers: { host: "localhost:3000" },
  })

it("is not there while the engine is embedded", async () => {
  for (const [method, handler] of Object.entries({ GET, POST, PUT })) {
    expect((await handler(request(method), {})).status, method).toBe(404)
  }
})

it("refuses whoever does not sign, once a server is set; dev mode cannot be asked for", async () => {
  Object.assign(process.env, {
    INNGEST_BASE_URL: "http://127.0.0.1:9",
    INNGEST_EVENT_KEY: "key",
    INNGEST_SIGNING_KEY: `signkey-prod-${"ab".repeat(32)}`,
    INNGEST_DEV: "1",
  })
  resetEnv()
  const body = JSON.stringify({ event: { name: "x", data: {} }, events: [], steps: {}, ctx: {}, version: 2 })
  const forged = new NextRequest(url, { method: "POST", body, headers: { host: "localhost:3000" } })
  expect((await POST(forged, {})).status).toBe(401)
})
