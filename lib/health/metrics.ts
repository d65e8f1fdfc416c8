import { createHash, timingSafeEqual } from "node:crypto"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { overall } from "@/lib/health/answers"
import { type Checks, runChecks } from "@/lib/health/checks"
import { problemReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

type Sample = {
  name: string
  help: string
  value: number
  labels?: Record<string, string>
  type?: "gauge" | "counter"
}

const loop = monitorEventLoopDelay({ resolution: 20 })
loop.enable()

/** Prometheus text; asks for METRICS_TOKEN as bearer when one is set. */
export async function metrics(request: Request): Promise<Response> {
  if (!mayRead(request.headers.get("authorization"))) {
    const refusal = problemReply(new AppError("wrong_token"), { requestId: requestIdOf(request.headers) })
    refusal.headers.set("www-authenticate", "Bearer")
    return refusal
  }
  const checks = await runChecks()
  const samples = [
    ...processSamples(),
    ...checkSamples(checks),
    ...(checks.database.status === "ok" ? await queueSamples() : []),
  ]
  return new Response(toText(samples), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
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

async function queueSamples(): Promise<Sample[]> {
  try {
    const { rows } = await platformPool().query<{ name: string; value: number }>(`
      select 'outbox' as name, count(*)::float8 as value from engine.event where fanned_at is null
      union all select 'due', count(*)::float8 from engine.job where kind <> 'sleep' and run_at <= now()
      union all select 'sleeping', count(*)::float8 from engine.job where kind = 'sleep'
      union all select 'unsealed', count(*)::float8 from "Fact"
        where seq > coalesce((select max(seq) from "FactLink"), 0)`)
    const help = "Work that waits, by kind."
    return rows.map(({ name, value }) => ({ name: "rounds_queue", help, value, labels: { kind: name } }))
  } catch {
    return []
  }
}

export function toText(samples: Sample[]): string {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const { name, help, value, labels, type = "gauge" } of samples) {
    if (!seen.has(name)) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`)
    seen.add(name)
    const pairs = Object.entries(labels ?? {}).map(([key, text]) => `${key}="${escapeLabel(text)}"`)
    lines.push(`${name}${pairs.length ? `{${pairs.join(",")}}` : ""} ${value}`)
  }
  return `${lines.join("\n")}\n`
}

const escapeLabel = (text: string) =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")
