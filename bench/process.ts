import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startDemo } from "@/e2e/stack"
import { sendWhatsApp } from "@/e2e/whatsapp"
import type { Line } from "./line"
import { round } from "./line"
import { statsOf } from "./stats"

const WARM_GOAL_S = 6
const IDLE_GOAL_MB = 300
const LOAD_PER_SECOND = 100
const MINUTES = Number(process.env.BENCH_MINUTES ?? 10)

/** Resident memory of one process, in MB. */
function residentMb(pid: number): number {
  const kb = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+)/m)?.[1]
  return Number(kb) / 1024
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (ready?.ok) return
    await sleep(20)
  }
}

export const processLines: Line[] = [
  {
    line: 13,
    title: "warm `npm run demo` to /health/ready",
    goal: `≤ ${WARM_GOAL_S} s`,
    async run() {
      const dataDir = mkdtempSync(join(tmpdir(), "rounds-bench-"))
      try {
        await (await startDemo({ dataDir })).stop()
        const seconds: number[] = []
        for (let n = 0; n < 5; n++) {
          const from = performance.now()
          const demo = await startDemo({ dataDir })
          await untilReady(demo.url)
          seconds.push((performance.now() - from) / 1000)
          await demo.stop()
        }
        const samples = statsOf(seconds)
        return {
          measured: "5 starts over an existing data folder and build, in seconds",
          against: "nothing: a budget",
          figure: `median ${round(samples.median)} s, slowest ${round(samples.max)} s`,
          met: samples.max <= WARM_GOAL_S,
          samples: { start: samples },
        }
      } finally {
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  },
  {
    line: 14,
    title: `memory of the server: idle, and at ${LOAD_PER_SECOND} webhooks/s for ${MINUTES} min`,
    goal: `≤ ${IDLE_GOAL_MB} MB idle; no growth after the first minute`,
    async run() {
      const demo = await startDemo()
      try {
        await fetch(`${demo.url}/sign-in`)
        await sleep(5_000)
        const pid = demo.runtime().pids.server!
        const idle = residentMb(pid)
        const perMinute: number[] = []
        const failed: number[] = []
        for (let minute = 0; minute < MINUTES; minute++) {
          const samples: number[] = []
          for (let second = 0; second < 60; second++) {
            const from = performance.now()
            await Promise.all(
              Array.from({ length: LOAD_PER_SECOND }, async (_, n) => {
                await sleep((n * 1000) / LOAD_PER_SECOND)
                const sent = await sendWhatsApp(demo.url, {
                  text: "What does whitening cost?",
                  from: `4070${minute}${second}${n}`,
                })
                if (sent.status !== 200) failed.push(sent.status)
              }),
            )
            samples.push(residentMb(pid))
            await sleep(Math.max(0, 1000 - (performance.now() - from)))
          }
          perMinute.push(statsOf(samples).median)
        }
        const [first = Number.NaN] = perMinute
        const last = perMinute.at(-1) ?? Number.NaN
        const growth = (last - first) / first
        return {
          measured: `resident memory each second, median per minute; ${failed.length} of the posts failed`,
          against: "its own first minute",
          figure: `idle ${round(idle, 0)} MB; ${round(first, 0)} MB in minute 1, ${round(last, 0)} MB in minute ${MINUTES}`,
          met: idle <= IDLE_GOAL_MB && growth <= 0.1,
          notes: [`per minute: ${perMinute.map((mb) => round(mb, 0)).join(", ")} MB`],
        }
      } finally {
        await demo.stop()
      }
    },
  },
]
