import { Agent, request } from "node:http"
import type { Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { dice, extremeBodies, extremesInside, hostileBodies } from "@/lib/testing/hostile-bodies"
import { DEMO_SECRETS, doorsOf } from "@/lib/testing/webhook-doors"
import { expect, test } from "./fixtures"
import {
  dawdle,
  openSockets,
  type Pouring,
  percentile,
  pour,
  residentMb,
  type Slowness,
} from "./hostile-sockets"
import { type RunningDemo, startDemo } from "./stack"
import { metaSignature, textMessage } from "./whatsapp"

const SEED = 20_261_122
const MALFORMED = 10_000
const WARM = 2_000
const AT_ONCE = 8
const SLOW = 500
const MIB = 2 ** 20

test.describe.configure({ mode: "serial" })
let demo: RunningDemo
/** Open before anything is tried. */
let idle = 0
const agent = new Agent({ keepAlive: true, maxSockets: 32 })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  demo = await startDemo({ env: { LOG_LEVEL: "error", WEBHOOK_RATE_PER_SECOND: "100000" } })
  idle = openSockets(server())
})
test.afterAll(async () => {
  agent.destroy()
  await demo?.stop()
})

const server = () => demo.runtime().pids.server
const say = (text: string) => process.stdout.write(`${text}\n`)

function send(path: string, headers: Record<string, string> = {}, body?: Uint8Array | string) {
  return new Promise<{ status: number; ms: number; text: string }>((resolve) => {
    const fromMs = performance.now()
    const asked = request(
      `${demo.url}${path}`,
      { agent, method: body === undefined ? "GET" : "POST", headers },
      (response) => {
        let text = ""
        response.on("data", (chunk) => {
          text += chunk
        })
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, ms: performance.now() - fromMs, text }),
        )
      },
    )
    asked.on("error", () => resolve({ status: 0, ms: performance.now() - fromMs, text: "" }))
    asked.end(body)
  })
}

const message = () => textMessage("northside", { text: "How much for whitening?" })
const taken = (body: string) =>
  send(
    "/api/webhooks/whatsapp/northside",
    { "content-type": "application/json", "x-hub-signature-256": metaSignature(body) },
    body,
  )

test(`S2 ${MALFORMED} malformed bodies over every address`, async ({ baseURL }) => {
  test.setTimeout(600_000)
  const token = async () =>
    (JSON.parse((await send("/api/webhooks/lead-form/northside")).text) as { token: string }).token
  const tokens = [await token(), await token(), await token()]
  const doors = doorsOf({ slug: "northside", token: () => tokens.pop() ?? "", base: baseURL }, DEMO_SECRETS)
  const names = Object.keys(doors)
  const roll = dice(SEED)
  const makers = new Map(names.map((name, n) => [name, hostileBodies(SEED + n, doors[name]!.samples())]))
  const statuses = new Map<number, number>()
  const times: number[] = []
  const post = async (name: string, bytes: Uint8Array, isSigned: boolean) => {
    const door = doors[name]!
    const { status, ms } = await send(
      `/api/webhooks/${door.path}${door.query?.(bytes) ?? ""}`,
      door.headers(bytes, isSigned),
      bytes,
    )
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    times.push(ms)
  }
  for (const { bytes } of extremeBodies()) for (const name of names) await post(name, bytes, true)
  for (const name of names)
    for (const { bytes } of extremesInside(doors[name]!.samples())) await post(name, bytes, true)
  let next = 0
  const until = async (last: number) => {
    while (next < last) {
      const name = names[next++ % names.length]!
      await post(name, (makers.get(name)!.next().value as { bytes: Uint8Array }).bytes, roll(4) !== 0)
    }
  }
  const all = (last: number) => Promise.all(Array.from({ length: AT_ONCE }, () => until(last)))
  // What is measured is growth, not warming up.
  await all(WARM)
  await sleep(3_000)
  times.length = 0
  statuses.clear()
  const before = residentMb(server())
  await all(WARM + MALFORMED)
  await sleep(5_000)
  const grown = residentMb(server()) - before
  const p99 = percentile(times, 0.99)
  say(
    `S2: seed ${SEED}, ${times.length} bodies, ${JSON.stringify(Object.fromEntries(statuses))}, p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, server ${before.toFixed(0)} MB and ${grown.toFixed(0)} more`,
  )
  expect([...statuses.keys()].filter((status) => status === 0 || status >= 500)).toEqual([])
  expect(grown).toBeLessThan(50)
  expect(p99).toBeLessThan(250)
})

test("S3 forty giant bodies", async () => {
  test.setTimeout(300_000)
  const saids: Pouring["said"][] = ["truth", "chunked", "nothing", 10, 2 ** 40]
  const paths = ["/api/webhooks/whatsapp/northside", "/api/webhooks/github"]
  const before = residentMb(server())
  let most = before
  const seen: string[] = []
  for (const path of paths) {
    for (const size of [5, 26.3, 100, 512]) {
      for (const said of saids) {
        const watch = setInterval(() => {
          most = Math.max(most, residentMb(server()))
        }, 50)
        const { status, ms } = await pour(demo.url, { path, size: Math.floor(size * MIB), said }).finally(
          () => clearInterval(watch),
        )
        const isAnnounced = said === "truth" || said === "chunked" || said === 2 ** 40
        const isAllowed = path.endsWith("github") && size < 25 && said !== 2 ** 40
        expect(isAnnounced ? [isAllowed ? 401 : 413] : [400, 401], `${path} ${size} ${said}`).toContain(
          status,
        )
        expect(ms).toBeLessThan(15_000)
        seen.push(String(status))
      }
    }
  }
  say(`S3: ${seen.length} bodies, server ${before.toFixed(0)} MB, at most ${(most - before).toFixed(0)} more`)
  expect(seen).toHaveLength(40)
  expect(most - before).toBeLessThan(200)
})

for (const how of ["headers", "body", "silence", "read"] as Slowness[]) {
  test(`S4 ${SLOW} connections with slow ${how}`, async () => {
    test.setTimeout(180_000)
    const page = (await send("/sign-in")).text
    const asset = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(page)?.[0] ?? "/sign-in"
    const sockets: Socket[] = []
    for (let n = 0; n < SLOW; n += 50) {
      sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => dawdle(demo.url, how, asset)))))
    }
    const openMs = performance.now()
    await expect.poll(() => openSockets(server()) - idle).toBeGreaterThan(SLOW * 0.8)
    const times: number[] = []
    let isOver = false
    const users = Array.from({ length: 4 }, async (_, n) => {
      while (!isOver) {
        const { status, ms } = n % 2 ? await taken(message()) : await send(n ? "/sign-in" : "/health")
        expect(status).toBe(200)
        times.push(ms)
        await sleep(100)
      }
    })
    while (openSockets(server()) - idle > 40 && performance.now() - openMs < 60_000) await sleep(250)
    const goneMs = performance.now() - openMs
    isOver = true
    await Promise.all(users)
    for (const socket of sockets) socket.destroy()
    say(
      `S4 ${how}: ${SLOW} connections, all cut after ${(goneMs / 1_000).toFixed(1)} s; ${times.length} requests of others, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
    )
    expect(goneMs).toBeLessThan(30_000)
    expect(percentile(times, 0.99)).toBeLessThan(1_000)
  })
}
