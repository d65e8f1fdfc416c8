import { afterAll, expect, it } from "vitest"
import { FUNCTIONS } from "@/inngest/registry"
import { closeDb } from "@/lib/db"
import { count, observe } from "@/lib/figures/count"
import { flushFigures } from "@/lib/figures/flush"
import { noteRequest } from "@/lib/figures/http"
import { rollUp } from "@/lib/figures/roll-up"
import { metrics } from "@/lib/health/metrics"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeRun } from "@/lib/testing/runs"
import { statementsOf } from "@/lib/testing/statements"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

type Family = {
  type: string
  help: string
  samples: { name: string; labels: Record<string, string>; value: number }[]
}

/** The text format as a scraper reads it; anything that is not of the format fails. */
function parsed(text: string): Map<string, Family> {
  const families = new Map<string, Family>()
  let open: [string, Family] | undefined
  expect(text.endsWith("\n")).toBe(true)
  for (const line of text.trimEnd().split("\n")) {
    const help = /^# HELP ([a-zA-Z_:][\w:]*) (.+)$/.exec(line)
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram)$/.exec(line)
    if (help) {
      expect(families.has(help[1]!), `${help[1]} described twice`).toBe(false)
      open = [help[1]!, { help: help[2]!, type: "", samples: [] }]
      families.set(...open)
    } else if (type) {
      expect(type[1]).toBe(open?.[0])
      open![1].type = type[2]!
    } else {
      const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.e+-]+)$/.exec(line)
      expect(sample, line).not.toBeNull()
      const [, name = "", labels = "", value = ""] = sample!
      const [family, held] = open!
      const allowed =
        held.type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => family + end) : [family]
      expect(allowed, line).toContain(name)
      const pairs = [...labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/g)]
      expect(pairs.map((pair) => pair[0]).join(""), line).toBe(labels)
      held.samples.push({
        name,
        labels: Object.fromEntries(pairs.map(([, key, word]) => [key!, word!])),
        value: Number(value),
      })
    }
  }
  return families
}

const read = async () => parsed(await (await metrics(new Request("http://localhost/metrics"))).text())
const value = (
  families: Map<string, Family>,
  family: string,
  labels: Record<string, string>,
  name = family,
) =>
  families
    .get(family)
    ?.samples.find(
      (one) => one.name === name && Object.entries(labels).every(([key, word]) => one.labels[key] === word),
    )?.value

it("is valid text with what functions, queues, partners, scores and requests did, and only ever grows", async () => {
  const clinic = await makeClinic()
  await makeRun(clinic.id)
  await makeRun(clinic.id, { status: "failed" })
  const { id } = await makeRun(clinic.id, { status: "queued" })
  await db.owner.query(
    "insert into engine.job (run_id, kind, run_at) values ($1, 'enter', now() - interval '1 min')",
    [id],
  )
  count("rounds_provider_requests_total", { provider: "whatsapp", outcome: "done" })
  count("lead_scoring_total", { classification: "HOT", fallback: "false" })
  observe("lead_scoring_duration_seconds", { model: "rules-1" }, 0.02)
  count("lead_scoring_errors_total", { code: "internal" })
  noteRequest({ url: `/leads/${id}`, method: "GET", status: 200, seconds: 0.2, atMs: 0 })
  await flushFigures()
  await rollUp()

  const first = await read()
  const fn = { function: "lead-scoring-workflow" }
  expect(value(first, "rounds_function_runs_total", { ...fn, status: "completed" })).toBe(1)
  expect(value(first, "rounds_function_runs_total", { ...fn, status: "failed" })).toBe(1)
  expect(
    value(
      first,
      "rounds_function_duration_seconds",
      { ...fn, le: "0.25" },
      "rounds_function_duration_seconds_bucket",
    ),
  ).toBe(2)
  expect(value(first, "rounds_function_duration_seconds", fn, "rounds_function_duration_seconds_count")).toBe(
    2,
  )
  expect(value(first, "rounds_function_retries_total", fn)).toBe(0)
  expect(value(first, "rounds_queue_depth", { queue: "lead-scoring-workflow" })).toBe(1)
  expect(value(first, "rounds_queue_oldest_wait_seconds", { queue: "jobs" })).toBeGreaterThan(50)
  expect(value(first, "rounds_provider_requests_total", { provider: "whatsapp", outcome: "done" })).toBe(1)
  expect(value(first, "lead_scoring_total", { classification: "HOT", fallback: "false" })).toBe(1)
  expect(
    value(
      first,
      "lead_scoring_duration_seconds",
      { model: "rules-1" },
      "lead_scoring_duration_seconds_count",
    ),
  ).toBe(1)
  expect(value(first, "lead_scoring_errors_total", { code: "internal" })).toBe(1)
  expect(value(first, "http_requests_total", { route: "/leads/[id]", method: "GET", status: "200" })).toBe(1)
  expect(value(first, "rounds_database_connections", {})).toBeGreaterThan(0)

  await makeRun(clinic.id)
  await rollUp()
  await db.owner.query("delete from engine.run")
  await rollUp()
  const second = await read()
  for (const [name, family] of first)
    if (family.type !== "gauge" && name !== "process_cpu_seconds_total")
      for (const one of family.samples)
        expect(
          value(second, name, one.labels, one.name),
          `${one.name} ${JSON.stringify(one.labels)}`,
        ).toBeGreaterThanOrEqual(one.value)
  expect(value(second, "rounds_function_runs_total", { ...fn, status: "completed" })).toBe(2)
})

it("names no person, clinic or row, and its labels stay few", async () => {
  for (let n = 0; n < 5; n++) {
    const clinic = await makeClinic()
    for (const { id } of FUNCTIONS) await makeRun(clinic.id, { functionId: id })
    await makeRun(clinic.id, { functionId: `gone-${n}` })
  }
  await rollUp()
  const families = await read()
  const labels = [...families.values()].flatMap((one) =>
    one.samples.flatMap((sample) => Object.values(sample.labels)),
  )
  expect(labels.filter((word) => /[0-9a-f]{8}-[0-9a-f]{4}|@|clinic-/.test(word))).toEqual([])
  const runs = families.get("rounds_function_runs_total")?.samples ?? []
  expect(runs).toHaveLength(FUNCTIONS.length * 3)
})

it("V6 has the names that apply, few hosts whoever names them, and costs many readers what it costs one", async () => {
  await db.owner.query(
    `insert into "HostSample" (host, at, source, cpu) select 'host-' || n, $1, 'push', 0.5 from generate_series(1, 1000) n`,
    [now()],
  )
  const families = await read()
  const wanted = [
    "active_tenants",
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
    "nodejs_heap_size_used_bytes",
    "nodejs_eventloop_lag_p99_seconds",
    "pg_connections",
    "pg_connections_max",
    "pg_query_seconds_total",
  ]
  expect(wanted.filter((name) => !families.has(name))).toEqual([])
  expect(families.get("rounds_host_used")?.samples).toHaveLength(200)
  expect(
    (families.get("rounds_dead_letters")?.samples ?? []).filter((one) => /gone-/.test(one.labels.function!)),
  ).toEqual([])
  const once = await statementsOf(read)
  expect(once.length).toBeLessThan(25)
  const tenfold = await statementsOf(() => Promise.all(Array.from({ length: 10 }, read)))
  expect(tenfold.length).toBeLessThanOrEqual(once.length + 2)
})
