import { randomUUID } from "node:crypto"
import { Agent, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { type RunningDemo, startDemo } from "@/e2e/stack"
import { metaSignature, textMessage } from "@/e2e/whatsapp"

const CONNECTIONS = 32
const ROUNDS = 4
const ROUND_S = 8
const PACE_PER_SECOND = 100
const PACE_S = 60

type Side = "ours" | "empty"
const PATHS: Record<Side, string> = { ours: "/api/webhooks/whatsapp/northside", empty: "/api/v1/bench-empty" }

export const startBenchDemo = (): Promise<RunningDemo> =>
  startDemo({ env: { ROUNDS_BENCH: "1", LOG_LEVEL: "error", WEBHOOK_RATE_PER_SECOND: "100000" } })

/** Answers per second of both sides, as many as can be had. */
export async function measureSaturation(demo: RunningDemo) {
  const rates: Record<Side, number[]> = { ours: [], empty: [] }
  let failed = 0
  for (const side of ["ours", "empty"] as const) failed += (await saturate(demo.url, side, 2)).failed
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ["empty", "ours"] as const) {
      const done = await saturate(demo.url, side, ROUND_S)
      rates[side].push(done.answered / ROUND_S)
      failed += done.failed
    }
  }
  return { ...rates, failed }
}

/** Milliseconds to each answer, at an even pace, one side after the other. */
export async function measureAcknowledgement(demo: RunningDemo) {
  const times: Record<Side, number[]> = { ours: [], empty: [] }
  let failed = 0
  for (const side of ["ours", "empty"] as const) {
    await saturate(demo.url, side, 1)
    await sleep(8_000)
    const agent = new Agent({ keepAlive: true, maxSockets: 64 })
    const total = PACE_PER_SECOND * PACE_S
    const bodies = prepared(total)
    const startMs = performance.now()
    const posts: Promise<void>[] = []
    for (let n = 0; n < total; n++) {
      await sleep(Math.max(0, startMs + (n * 1_000) / PACE_PER_SECOND - performance.now()))
      const fromMs = performance.now()
      posts.push(
        post(demo.url, side, bodies[n]!, agent).then((status) => {
          times[side].push(performance.now() - fromMs)
          if (status !== 200) failed++
        }),
      )
    }
    await Promise.all(posts)
    agent.destroy()
  }
  return { ...times, failed }
}

async function saturate(url: string, side: Side, seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const bodies = prepared(seconds * 4_000)
  const untilMs = performance.now() + seconds * 1_000
  let answered = 0
  let failed = 0
  let next = 0
  const connection = async () => {
    while (performance.now() < untilMs && next < bodies.length) {
      const status = await post(url, side, bodies[next++]!, agent)
      if (performance.now() >= untilMs) return
      if (status === 200) answered++
      else failed++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  agent.destroy()
  return { answered, failed }
}

type Prepared = { body: string; signature: string }

/** Made and signed beforehand, so that the sender's work is the same on both sides. */
function prepared(count: number): Prepared[] {
  const salt = Math.floor(Math.random() * 900) + 100
  return Array.from({ length: count }, (_, n) => {
    const from = `40${salt}${String(n).padStart(6, "0")}`
    const body = textMessage("northside", {
      text: "Hi, how much for whitening?",
      from,
      id: `wamid.${randomUUID()}`,
    })
    return { body, signature: metaSignature(body) }
  })
}

function post(url: string, side: Side, { body, signature }: Prepared, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      `${url}${PATHS[side]}`,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-hub-signature-256": signature,
        },
      },
      (response) => {
        response.resume()
        response.once("end", () => resolve(response.statusCode ?? 0))
      },
    )
    sent.once("error", () => resolve(0))
    sent.end(body)
  })
}
