import { readFileSync } from "node:fs"
import { loadYaml } from "@kubernetes/client-node"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ALERTS } from "@/lib/alerts/registry"
import { closeDb, platformDb } from "@/lib/db"
import { noteCall, noteLostConnection } from "@/lib/figures/calls"
import { COUNTED } from "@/lib/figures/catalogue"
import { count, observe } from "@/lib/figures/count"
import { flushFigures } from "@/lib/figures/flush"
import { noteRequest } from "@/lib/figures/http"
import { rollUp } from "@/lib/figures/roll-up"
import { metrics } from "@/lib/health/metrics"
import { makeAlert } from "@/lib/testing/alerts"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe } from "@/lib/testing/probes"
import { makeRun } from "@/lib/testing/runs"
import { addMs, DAY_MS, now, nowMs } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

type Rule = { alert: string; expr: string; for?: string; labels: Record<string, string> }
const rules = loadYaml<{ groups: { rules: Rule[] }[] }>(
  readFileSync("deploy/prometheus/rules.yml", "utf8"),
).groups.flatMap((one) => one.rules)
type Panel = { title: string; type: string; targets?: { expr: string }[] }
const dashboard = JSON.parse(readFileSync("deploy/grafana/rounds.json", "utf8")) as {
  panels: Panel[]
  annotations: { list: { expr: string }[] }
}
const drawn = [...dashboard.panels.flatMap((one) => one.targets ?? []), ...dashboard.annotations.list].map(
  (one) => one.expr,
)

/** Families with the labels they have, as /metrics tells them when something has happened. */
const told = new Map<string, Set<string>>()

beforeAll(async () => {
  const clinic = await makeClinic()
  await makeRun(clinic.id)
  await makeRun(clinic.id, { status: "failed" })
  const { id } = await makeRun(clinic.id, { status: "queued" })
  await db.owner.query("insert into engine.job (run_id, kind, run_at) values ($1, 'enter', now())", [id])
  await makeAlert(clinic.id)
  const seen = { state: "up", lastAt: now(), lastMs: 40 }
  await makeProbe({ name: "api", ...seen })
  await makeProbe({ name: "api", kind: "tls", notAfter: addMs(now(), 30 * DAY_MS), ...seen })
  const shares = { cpu: 0.5, memory: 0.5, disk: 0.5 }
  await platformDb().hostSample.create({ data: { host: "web-1", at: now(), source: "push", ...shares } })
  count("rounds_provider_requests_total", { provider: "whatsapp", outcome: "done" })
  observe("rounds_provider_request_duration_seconds", { provider: "whatsapp" }, 0.2)
  noteCall({ partner: "whatsapp", failed: true })
  noteLostConnection()
  count("rounds_schedule_missed_total", { schedule: "backup" })
  noteRequest({ url: "/api/leads", method: "GET", status: 200, seconds: 0.1, atMs: nowMs() })
  await flushFigures()
  await rollUp()
  const text = await (await metrics(new Request("http://localhost/metrics"))).text()
  for (const line of text.split("\n").filter((one) => one && !one.startsWith("#"))) {
    const [, name = "", labels = ""] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(line) ?? []
    const known = told.get(name) ?? new Set(["job", "instance"])
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) known.add(label)
    told.set(name, known)
  }
  // A replica is seldom there, a Prometheus' own word always.
  told.set("pg_replication_lag_seconds", new Set(["replica"]))
  told.set("up", new Set(["job", "instance"]))
})

const WORDS = /^(sum|min|max|by|rate|increase|changes|topk|and|histogram_quantile|le)$/
/** The names of metrics in an expression, and of the labels that it chooses or groups by. */
function namesIn(expr: string): { metrics: string[]; labels: string[] } {
  const labels = [
    ...[...expr.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label),
    ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) =>
      list.split(",").map((one) => one.trim()),
    ),
  ]
  const bare = expr
    .replace(/\{[^}]*\}/g, "")
    .replace(/by \([^)]*\)/g, "")
    .replace(/\[\w+\]/g, "")
  const metrics = [...bare.matchAll(/[a-zA-Z_]\w*/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.test(name))
  return { metrics, labels: labels.filter((one) => one !== "le") }
}

const balanced = (expr: string) =>
  ["()", "{}", "[]"].every(([open = "", close = ""]) => expr.split(open).length === expr.split(close).length)

describe("what deploy/ asks Prometheus for", () => {
  it("is told by /metrics under that very name, with those labels", () => {
    const wrong = [...rules.map((one) => one.expr), ...drawn].flatMap((expr) => {
      const { metrics: names, labels } = namesIn(expr)
      const unknown = names.filter((name) => !told.has(name) && !(name in COUNTED))
      const lacking = labels.filter((label) => !names.some((name) => told.get(name)?.has(label)))
      return [
        ...unknown,
        ...lacking.map((label) => `{${label}}`),
        ...(balanced(expr) ? [] : ["brackets"]),
      ].map((what) => `${what} in ${expr}`)
    })
    expect(wrong).toEqual([])
    expect(drawn.length).toBeGreaterThan(20)
  })

  it("notices a name that there is not", () => {
    const { metrics: names, labels } = namesIn('sum by (made) (rate(rounds_made_up{up="1"}[5m])) > 1')
    expect([names, labels, told.has("rounds_made_up")]).toEqual([["rounds_made_up"], ["up", "made"], false])
  })

  it("has a rule for each alert that is measured, with the same threshold, time and weight", () => {
    for (const rule of ALERTS.filter((one) => one.measured)) {
      const own = rules.find((one) => one.labels.rounds_alert === rule.name)
      expect(own, rule.name).toBeDefined()
      expect(own?.labels.severity, rule.name).toBe(rule.severity)
      // What only Rounds can judge is taken over as Rounds judged it.
      if (own?.expr.startsWith("rounds_alerts_firing")) continue
      if (rule.name === "service-down" || rule.name === "schedule-missed") continue
      const threshold = rule.unit === "ms" ? rule.threshold / 1_000 : rule.threshold
      expect(own?.expr, rule.name).toMatch(new RegExp(`[<>] ${String(threshold).replace(".", "\\.")}(\\s|$)`))
      expect(own?.for ?? "0m", rule.name).toBe(`${rule.forMs / 60_000}m`)
    }
  })

  it("scrapes every 15 seconds, with the token", () => {
    const { scrape_configs } = loadYaml<{ scrape_configs: Record<string, unknown>[] }>(
      readFileSync("deploy/prometheus/scrape.yml", "utf8"),
    )
    expect(scrape_configs[0]).toMatchObject({
      job_name: "rounds",
      metrics_path: "/metrics",
      scrape_interval: "15s",
      authorization: { type: "Bearer" },
    })
  })
})
