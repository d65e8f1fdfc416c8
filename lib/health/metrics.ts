import { createHash, timingSafeEqual } from "node:crypto"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { type Sample, toText } from "@/lib/figures/text"
import { overall } from "@/lib/health/answers"
import { type Checks, runChecks } from "@/lib/health/checks"
import { databaseSamples } from "@/lib/health/database-samples"
import { countedSamples, functionSamples, ownSamples } from "@/lib/health/function-samples"
import { queueSamples } from "@/lib/health/queue-samples"
import { serverSamples } from "@/lib/health/server-samples"
import { watchSamples } from "@/lib/health/watch-samples"
import { log } from "@/lib/log"
import { problemReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

const loop = monitorEventLoopDelay({ resolution: 20 })
loop.enable()

/** Prometheus text; asks for METRICS_TOKEN as bearer when one is set. */
export async function metrics(request: Request): Promise<Response> {
  if (!mayRead(request.headers.get("authorization"))) {
    const refusal = problemReply(new AppError("wrong_token"), { requestId: requestIdOf(request.headers) })
    refusal.headers.set("www-authenticate", "Bearer")
    return refusal
  }
  reading ??= readOnce().finally(() => {
    reading = undefined
  })
  const { checks, kept } = await reading
  const samples = [...processSamples(), ...checkSamples(checks), ...ownSamples(), ...kept]
  return new Response(toText(samples), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  })
}

/** Whoever asks while another is being answered is told the same: many who ask cost the database no more than one. */
let reading: Promise<{ checks: Checks; kept: Sample[] }> | undefined

async function readOnce(): Promise<{ checks: Checks; kept: Sample[] }> {
  const checks = await runChecks()
  return { checks, kept: checks.database.status === "ok" ? await keptSamples() : [] }
}

/** What lies in the database; a part that cannot be read leaves the others. */
async function keptSamples(): Promise<Sample[]> {
  const parts = await Promise.allSettled([
    queueSamples(),
    functionSamples(),
    countedSamples(),
    serverSamples(),
    databaseSamples(),
    watchSamples(),
  ])
  return parts.flatMap((part) => {
    if (part.status === "fulfilled") return part.value
    log.warn("metrics.part_failed", { error: part.reason })
    return []
  })
}

function mayRead(authorization: string | null): boolean {
  const token = env().METRICS_TOKEN
  if (!token) return true
  const digest = (value: string) => createHash("sha256").update(value).digest()
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`))
}

function processSamples(): Sample[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const lagSeconds = loop.percentile(99) / 1e9
  loop.reset()
  return [
    { name: "process_resident_memory_bytes", help: "Memory of the server.", value: rss },
    { name: "nodejs_heap_size_used_bytes", help: "Used part of the heap.", value: heapUsed },
    {
      name: "process_cpu_seconds_total",
      help: "Processor time used.",
      value: (user + system) / 1e6,
      type: "counter",
    },
    { name: "process_uptime_seconds", help: "Since the server started.", value: process.uptime() },
    {
      name: "nodejs_eventloop_lag_p99_seconds",
      help: "Lag of the event loop since the last reading.",
      value: lagSeconds,
    },
    {
      name: "rounds_build_info",
      help: "What runs.",
      value: 1,
      labels: { git_sha: env().GIT_SHA, build_time: env().BUILD_TIME, image_digest: env().IMAGE_DIGEST },
    },
  ]
}

function checkSamples(checks: Checks): Sample[] {
  const help = "1 when the check passes."
  return [
    {
      name: "rounds_ready",
      help: "1 when requests can be served.",
      value: overall(checks) === "unavailable" ? 0 : 1,
    },
    ...Object.entries(checks).map(([check, { status }]) => ({
      name: "rounds_check",
      help,
      value: status === "ok" ? 1 : 0,
      labels: { check },
    })),
  ]
}
