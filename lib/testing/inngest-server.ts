/**
 * A small server of ours that speaks a real Inngest server's wire, to see the product in server mode without one:
 *
 *   const server = await startInngestServer()        // before the product's modules are loaded
 *   Object.assign(process.env, server.environment)
 *
 * It takes events and registrations with their keys, calls the app over HTTP with signatures, remembers steps in the
 * server's untyped way, retries, sleeps, waits, invokes, cancels, fires crons on demand. It keeps nothing on disk, knows
 * no concurrency and no limits: a tool to test with, not an engine.
 */
import { randomBytes, randomUUID } from "node:crypto"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { matches } from "@/lib/engine/expression"
import { hashedKey } from "@/lib/engine/server-api"
import type { WireOp } from "@/lib/engine/types"
import { type Outside, Run, type ServerEvent, type ServerFunction } from "@/lib/testing/inngest-server-run"

export type InngestServer = Awaited<ReturnType<typeof startInngestServer>>

type Options = Partial<Pick<Outside, "checkpointing" | "mostWaitMs" | "onCall">>

export async function startInngestServer(options: Options = {}) {
  const eventKey = randomBytes(12).toString("hex")
  const signingKey = `signkey-test-${randomBytes(32).toString("hex")}`
  const functions = new Map<string, ServerFunction>()
  const runs = new Map<string, Run>()
  const events: ServerEvent[] = []
  const seen = new Set<string>()
  const requests: { method: string; path: string; count?: number }[] = []
  /** Answers instead of the server, for what a test wants to go wrong. */
  let trouble: ((request: { method: string; path: string; body: string }) => number | undefined) | undefined
  /** Whether runs can be asked about and ended by address, as newer servers can. */
  let knowsRuns = true

  const outside: Outside = {
    signingKey,
    checkpointing: options.checkpointing ?? false,
    mostWaitMs: options.mostWaitMs ?? 30,
    now: () => Date.now(),
    emit: (event) => dispatch(event),
    start: (id, event, onEnd) => start(functions.get(id), event, onEnd),
    onCall: (call) => api.onCall?.(call),
  }

  function dispatch(event: ServerEvent): void {
    events.push(event)
    for (const run of runs.values()) run.hear(event)
    for (const fn of functions.values())
      if (fn.triggers.some((one) => one.event === event.name && matches(one.expression, event)))
        start(fn, event)
  }

  function start(
    fn: ServerFunction | undefined,
    event: ServerEvent,
    onEnd: (run: Run) => void = () => {},
  ): void {
    if (!fn) return
    const run = new Run(ulid(), fn, event, outside, onEnd)
    runs.set(run.id, run)
    run.begin()
  }

  function takeEvents(body: string): { status: number; body: unknown } {
    const given = JSON.parse(body) as Partial<ServerEvent>[] | Partial<ServerEvent>
    const list = Array.isArray(given) ? given : [given]
    const isWrong = (one: Partial<ServerEvent>) =>
      !one.name || one.name.startsWith("inngest/") || typeof one.data !== "object" || Array.isArray(one.data)
    if (list.some(isWrong)) return { status: 400, body: { error: "event is malformed" } }
    const ids = list.map((one) => {
      const event = {
        ...one,
        id: one.id ?? ulid(),
        name: one.name ?? "",
        data: one.data ?? {},
        ts: one.ts ?? Date.now(),
      }
      // The same id within a day is the same event.
      if (!seen.has(event.id)) {
        seen.add(event.id)
        setImmediate(() => dispatch(event))
      }
      return event.id
    })
    return { status: 200, body: { ids, status: 200 } }
  }

  function answer(request: IncomingMessage, path: string, body: string): { status: number; body: unknown } {
    const method = request.method ?? ""
    requests.push({
      method,
      path,
      count: path.startsWith("/e/") ? [JSON.parse(body)].flat().length : undefined,
    })
    const refused = trouble?.({ method, path, body })
    if (refused) return { status: refused, body: { error: "trouble" } }
    if (path === "/health") return { status: 200, body: { status: 200, message: "OK" } }
    if (path.startsWith("/e/")) {
      return path === `/e/${eventKey}`
        ? takeEvents(body)
        : { status: 401, body: { error: "Event key not found" } }
    }
    if (request.headers.authorization !== `Bearer ${hashedKey(signingKey)}`)
      return { status: 401, body: { error: "Unauthorized" } }
    if (path === "/fn/register") {
      const { functions: told } = JSON.parse(body) as { functions: ServerFunction[] }
      for (const fn of told) functions.set(fn.id, fn)
      return { status: 200, body: { ok: true, status: 200, modified: true } }
    }
    const [, checkpointed] = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(path) ?? []
    if (checkpointed) {
      const { qi_id, steps } = JSON.parse(body) as { qi_id: string; steps: WireOp[] }
      return { status: runs.get(checkpointed)?.checkpoint(qi_id, steps) ? 200 : 409, body: {} }
    }
    const run = runs.get(/^\/v1\/runs\/([^/]+)$/.exec(path)?.[1] ?? "")
    if (!run || !knowsRuns) return { status: 404, body: { error: "not found" } }
    if (method === "DELETE") run.cancel()
    const data = { run_id: run.id, status: run.status, ended_at: run.endedAt, output: run.output }
    return { status: 200, body: { data } }
  }

  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk) => chunks.push(chunk))
    request.on("end", () => {
      const path = new URL(request.url ?? "/", "http://server").pathname
      const said = answer(request, path, Buffer.concat(chunks).toString())
      response.writeHead(said.status, { "content-type": "application/json" }).end(JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  const api = {
    url,
    eventKey,
    signingKey,
    environment: { INNGEST_BASE_URL: url, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey },
    functions,
    runs,
    events,
    requests,
    onCall: options.onCall,
    runsOf: (functionId: string) => [...runs.values()].filter((run) => run.fn.id.endsWith(`-${functionId}`)),
    /** As if a schedule of the server had come due. */
    fire(functionId: string): void {
      const fn = [...functions.values()].find((one) => one.id.endsWith(`-${functionId}`))
      const cron = fn?.triggers.find((one) => one.cron)?.cron
      const data = { cron, fireAt: new Date().toISOString(), scheduledAt: new Date().toISOString() }
      start(fn, { id: ulid(), name: "inngest/scheduled.timer", data, ts: Date.now() })
    },
    /** Starts a function by an event whose id was forgotten. */
    again(functionId: string, event: ServerEvent): void {
      start(
        [...functions.values()].find((one) => one.id.endsWith(`-${functionId}`)),
        event,
      )
    },
    breakWith(how: typeof trouble): void {
      trouble = how
    },
    forgetRuns(): void {
      knowsRuns = false
    },
    setCheckpointing(on: boolean): void {
      outside.checkpointing = on
    },
    async close(): Promise<void> {
      for (const run of runs.values()) run.forget()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return api
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

function ulid(): string {
  const hex = Date.now().toString(16).padStart(12, "0") + randomUUID().replaceAll("-", "").slice(0, 20)
  let value = BigInt(`0x${hex}`)
  let text = ""
  for (let place = 0; place < 26; place++, value >>= 5n) text = DIGITS[Number(value & 31n)] + text
  return text
}

type Handler = (request: Request) => Promise<Response>

/** The app's own route behind a real socket. `routes` by path; the server's calls go through them as in production. */
export async function serveRoutes(routes: Record<string, Record<string, Handler>>) {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk) => chunks.push(chunk))
    request.on("end", async () => {
      const url = new URL(request.url ?? "/", origin)
      const handler = routes[url.pathname]?.[request.method ?? ""]
      if (!handler) return response.writeHead(404).end()
      const body = chunks.length > 0 ? Buffer.concat(chunks).toString() : undefined
      const headers = new Headers(request.headers as Record<string, string>)
      const said = await handler(new Request(url, { method: request.method, headers, body }))
      response.writeHead(said.status, Object.fromEntries(said.headers)).end(await said.text())
    })
  })
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    origin,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
