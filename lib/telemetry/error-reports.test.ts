import { once } from "node:events"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { log } from "@/lib/log"
import { startTelemetry } from "@/lib/telemetry/otel"
import { sentryAddress } from "@/lib/telemetry/sentry-event"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"
import { now, setClock } from "@/lib/time"

await testDatabase()
let server: Server
let reports: { stop(): Promise<void> }
afterEach(async () => {
  await reports.stop()
  server?.close()
  setClock(undefined)
  for (const name of ["SENTRY_DSN", "SENTRY_ENVIRONMENT"]) delete process.env[name]
  resetEnv()
})

type Got = { path: string; auth: string; lines: Record<string, never>[]; text: string }

/** Sentry, as far as it takes envelopes. */
async function started(answer: { status: number; headers?: Record<string, string> } = { status: 200 }) {
  const got: Got[] = []
  server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    got.push({
      path: request.url ?? "",
      auth: String(request.headers["x-sentry-auth"]),
      lines: text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
      text,
    })
    response.writeHead(answer.status, answer.headers).end("{}")
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  setEnv({ SENTRY_DSN: `http://abc123@127.0.0.1:${port}/own/42`, SENTRY_ENVIRONMENT: "trial" })
  reports = await startTelemetry("server")
  return got
}
const wrong = (text: string) => Object.assign(new TypeError(text), { code: "P2002" })
const fail = (op: string, error: unknown = wrong("Maria Ionescu, +40 722 123 456")) =>
  log.error(op, { error, requestId: "r-1", code: "internal", detail: "Maria Ionescu" })

describe("error reports", () => {
  it("tell of the kind, code and place of an error, and of no word that it quotes", async () => {
    const got = await started()
    fail("http.failed", wrong("Maria Ionescu, +40 722 123 456"))
    await expect.poll(() => got.length).toBe(1)
    const [{ path, auth, lines, text } = {} as Got] = got
    expect(path).toBe("/own/api/42/envelope/")
    expect(auth).toMatch(/sentry_version=7.*sentry_key=abc123/)
    expect(lines).toMatchObject([
      { event_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { type: "event" },
      {
        level: "error",
        logger: "http.failed",
        environment: "trial",
        tags: { process: "server", code: "internal", requestId: "r-1" },
        exception: { values: [{ type: "TypeError", value: "P2002" }] },
      },
    ])
    const [value] = (lines[2] as unknown as { exception: { values: { stacktrace: { frames: object[] } }[] } })
      .exception.values
    expect(value?.stacktrace.frames.at(-1)).toMatchObject({
      function: "wrong",
      filename: expect.stringMatching(/error-reports\.test\.ts$/),
      lineno: expect.any(Number),
      in_app: true,
    })
    expect(text).not.toMatch(/Maria|722/)
  })

  it("tell the same once a minute, and of a flood no more than thirty", async () => {
    setClock(now().toISOString())
    const got = await started()
    for (let i = 0; i < 5; i++) fail("same")
    for (let i = 0; i < 60; i++) fail(`flood.${i}`)
    log.error("says.no.error", { reason: "nothing was thrown" })
    log.warn("is.no.error", { error: wrong("x") })
    await expect.poll(() => got.length).toBe(30)
    expect(got.filter(({ text }) => text.includes('"logger":"same"'))).toHaveLength(1)
    setClock(new Date(now().getTime() + 61_000).toISOString())
    fail("same")
    await expect.poll(() => got.length).toBe(31)
  })

  it("leave a receiver alone that asks for it, and cost nothing where there is none", async () => {
    const got = await started({ status: 429, headers: { "retry-after": "120" } })
    fail("first")
    await expect.poll(() => got.length).toBe(1)
    await reports.stop()
    reports = await startTelemetry("server")
    server.close()
    fail("second")
    await reports.stop()
    expect(got).toHaveLength(1)
  })

  it("are off without an address, which is read as Sentry gives it", async () => {
    resetEnv()
    reports = await startTelemetry("worker")
    fail("nobody.hears")
    expect(sentryAddress("https://key@o1.ingest.sentry.io/7")).toEqual({
      url: "https://o1.ingest.sentry.io/api/7/envelope/",
      header: expect.stringContaining("sentry_key=key"),
    })
    for (const bad of [
      "",
      "nonsense",
      "https://o1.ingest.sentry.io/7",
      "https://key@host/",
      "ftp://key@host/7",
    ])
      expect(sentryAddress(bad)).toBeNull()
  })
})
