import { readFile, statfs } from "node:fs/promises"
import { cpus, freemem, hostname, loadavg, totalmem } from "node:os"
import { platformDb } from "@/lib/db"
import { env } from "@/lib/env"
import { HOST_NAME } from "@/lib/hosts/words"
import { MINUTE_MS, nowMs, SECOND_MS, toDate } from "@/lib/time"

/** How the machine is doing that the worker runs on: kept like any host's. */
export async function sampleOwnHost(forMs = SECOND_MS): Promise<{ host: string }> {
  const host = ownHost()
  const [cpu, memory, disk] = await Promise.all([ownCpu(forMs), ownMemory(), ownDisk()])
  const at = toDate(Math.floor(nowMs() / MINUTE_MS) * MINUTE_MS)
  const load1 = loadavg()[0] ?? null
  await platformDb().hostSample.createMany({
    data: [{ host, at, cpu, memory, disk, load1, source: "own" }],
    skipDuplicates: true,
  })
  return { host }
}

export function ownHost(): string {
  const name = hostname()
  return HOST_NAME.test(name) ? name : "rounds"
}

async function ownCpu(forMs: number): Promise<number | null> {
  const before = times()
  await new Promise((resolve) => setTimeout(resolve, forMs))
  const after = times()
  const all = after.all - before.all
  return all > 0 ? Math.min(1, Math.max(0, (after.busy - before.busy) / all)) : null
}

function times() {
  const each = cpus().map((one) => one.times)
  const all = each.reduce((sum, one) => sum + one.user + one.nice + one.sys + one.irq + one.idle, 0)
  return { all, busy: all - each.reduce((sum, one) => sum + one.idle, 0) }
}

/** What caches hold can be had again: where the system says so, it is not counted as used. */
async function ownMemory(): Promise<number> {
  const said = await readFile("/proc/meminfo", "utf8").catch(() => "")
  const available = Number(/^MemAvailable:\s+(\d+) kB/m.exec(said)?.[1]) * 1024
  return 1 - (available || freemem()) / totalmem()
}

async function ownDisk(): Promise<number | null> {
  const told = await statfs(env().ROUNDS_DATA_DIR).catch(() => statfs(".").catch(() => null))
  return told && told.blocks > 0 ? 1 - told.bavail / told.blocks : null
}
