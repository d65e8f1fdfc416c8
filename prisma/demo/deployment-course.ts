import { type PhaseName, plannedPhases, positionOf } from "@/lib/deployments/phases"
import { SMOKE_TESTS, type SmokeName } from "@/lib/deployments/words"
import { addMs, toDate } from "@/lib/time"
import type { DemoDeployment } from "@/prisma/demo/deployments-planned"
import type { DemoRelease } from "@/prisma/demo/software"

export type Fails = "preflight" | "stable" | "health" | "proof"

/** How long each part took, in seconds. */
const SECONDS: Record<PhaseName, number> = {
  preflight: 2,
  save: 1,
  deploy: 7,
  stable: 81,
  health: 34,
  smoke: 9,
  proof: 5,
  watch: 300,
  rollback: 6,
  rollback_stable: 74,
  rollback_smoke: 9,
  report: 1,
}
const BACK: readonly PhaseName[] = ["rollback", "rollback_stable", "rollback_smoke"]
const DRIVERS: Record<string, string> = {
  rounds: "kubernetes",
  "care-agents": "ecs",
  "voice-agent": "coolify",
  "doctor-dashboard": "webhook",
  "patient-app": "eas",
}

type Phase = {
  name: PhaseName
  position: number
  status: string
  detail: string | null
  startedAt: Date | null
  finishedAt: Date | null
}
type Line = { key: string; at: Date; phase: string; level: string; text: string }

const short = (release: DemoRelease | null): string => release?.imageDigest.slice(0, 19) ?? "unknown"

/** All that a deployment left behind on its way. */
export function courseOf(one: DemoDeployment, asked: DemoRelease | null, before: DemoRelease | null) {
  const { kind = "deploy", status = "succeeded", fails } = one
  let at = addMs(one.at, 900)
  const phases: Phase[] = []
  const lines: Line[] = []
  const say = (phase: PhaseName, after: number, text: string, level = "info") =>
    lines.push({ key: `${phase}.${lines.length}`, at: addMs(at, after), phase, level, text })
  const planned = plannedPhases(kind)
  const stop = fails ? planned.indexOf(fails) : planned.length
  const goesBack = fails !== undefined && fails !== "preflight"
  const names = [...planned.filter((name) => name !== "report"), ...(goesBack ? BACK : []), "report" as const]
  for (const name of names) {
    const isBack = BACK.includes(name)
    const index = planned.indexOf(name)
    if (!isBack && name !== "report" && index > stop) {
      phases.push({
        name,
        position: positionOf(name),
        status: "skipped",
        detail: null,
        startedAt: null,
        finishedAt: null,
      })
      continue
    }
    const isLost = status === "rollback_failed" && name === "rollback_smoke"
    const failed = name === fails || isLost || (status === "rollback_failed" && name === "rollback_stable")
    const isSlow =
      (name === "health" && failed) || (status === "rollback_failed" && name === "rollback_stable")
    const seconds = isSlow ? (name === "health" ? 300 : 900) : SECONDS[name]
    if (isLost) {
      phases.push({
        name,
        position: positionOf(name),
        status: "skipped",
        detail: null,
        startedAt: null,
        finishedAt: null,
      })
      continue
    }
    tell(name, failed)
    const startedAt = at
    at = addMs(at, seconds * 1_000 + 120)
    const detail = failed ? (one.because ?? null) : null
    phases.push({
      name,
      position: positionOf(name),
      status: failed ? "failed" : "done",
      detail,
      startedAt,
      finishedAt: at,
    })
  }

  function tell(name: PhaseName, failed: boolean): void {
    if (name === "preflight")
      failed
        ? say(name, 400, one.because ?? "Refused.", "error")
        : say(
            name,
            400,
            `Commit ${asked?.gitSha.slice(0, 10)} is known, its checks allow it, the hours are open.`,
          )
    if (name === "save") say(name, 300, `What runs now: ${short(before)}.`)
    if (name === "deploy") {
      say(name, 200, kind === "stop" ? "Asks for no instance." : `Asks for ${short(asked)} by its digest.`)
      say(name, 2_600, "The host took it.")
    }
    if (name === "stable") {
      for (const [n, after] of [10, 20, 30, 50].entries())
        say(name, after * 1_000, `${Math.min(n, 2)} of 2 healthy.`, n === 0 ? "warn" : "info")
      if (failed) say(name, 61_000, "Cancelled.", "warn")
    }
    if (name === "health")
      say(name, 33_000, failed ? "0 of 10 attempts were healthy." : "Healthy.", failed ? "error" : "info")
    if (name === "smoke") say(name, 8_000, "9 passed, 1 cannot be shown, 0 failed.")
    if (name === "proof")
      say(
        name,
        4_000,
        failed ? `The host runs ${short(before)}, not ${short(asked)}.` : "All four agree.",
        failed ? "error" : "info",
      )
    if (name === "watch") say(name, 299_000, "No more errors than before.")
    if (name === "rollback") say(name, 500, `Goes back to ${short(before)}.`, "warn")
    if (name === "rollback_stable")
      failed
        ? say(name, 899_000, "Not stable within 15 minutes.", "error")
        : say(name, 70_000, "2 of 2 healthy.")
    if (name === "rollback_smoke")
      say(name, 8_000, "What ran before answers as it did: 9 passed, 1 cannot be shown.")
    if (name === "report") say(name, 300, "Report written.")
  }

  const reached = (name: PhaseName) => phases.find((phase) => phase.name === name && phase.startedAt)
  const smokes = [
    ...(reached("smoke") && one.silent !== "store"
      ? smokesAt(reached("smoke")?.startedAt ?? at, asked, false)
      : []),
    ...(reached("rollback_smoke") ? smokesAt(reached("rollback_smoke")?.startedAt ?? at, before, true) : []),
  ]
  const health = reached("health")
  const attempts =
    health && one.silent !== "store" ? attemptsAt(health.startedAt ?? at, health.status === "failed") : []
  const isProven = status === "succeeded" && kind !== "stop" && !one.silent
  const proof =
    reached("proof") && asked ? proofOf(asked, before, { isProven, fails, silent: one.silent, at }) : null
  return {
    driver: DRIVERS[one.service] ?? "none",
    phases,
    lines,
    smokes,
    attempts,
    proof,
    isProven,
    finishedAt: toDate(at.toISOString()),
  }
}

const SMOKES: Record<SmokeName, string> = {
  version: "Says the commit.",
  live: "200",
  database: "ready: database reached",
  https: "http:// leads to https://",
  auth: "401 without a session",
  cors: "no other origin is let in",
  headers: "all of them are there",
  speed: "slowest of 5: 214 ms",
  errors: "404 names nobody",
  root: "200",
}

function smokesAt(from: Date, release: DemoRelease | null, isRollback: boolean) {
  return SMOKE_TESTS.map((name, position) => ({
    isRollback,
    name,
    position,
    outcome: name === "cors" ? "warn" : "pass",
    detail:
      name === "version"
        ? `commit ${release?.gitSha.slice(0, 10)}`
        : name === "cors"
          ? "No foreign origin is set to ask from."
          : SMOKES[name],
    ms: 40 + ((position * 137) % 190),
    at: addMs(from, 400 + position * 800),
  }))
}

function attemptsAt(from: Date, failed: boolean) {
  const many = failed ? 10 : 2
  return Array.from({ length: many }, (_, index) => ({
    n: index + 1,
    of: 10,
    ok: !failed && index === 1,
    detail: !failed && index === 1 ? "200, ready" : "503, database unreachable",
    at: addMs(from, index * 30_000),
  }))
}

function proofOf(
  asked: DemoRelease,
  before: DemoRelease | null,
  told: { isProven: boolean; fails: Fails | undefined; silent: "store" | "host" | undefined; at: Date },
) {
  const right = { digest: asked.imageDigest, word: "agrees", detail: "" }
  const detail =
    told.silent === "store"
      ? "A store does not say what runs on phones."
      : "Coolify does not say which digest its container holds."
  const silent = { digest: null, word: "unknown", detail }
  const old = { digest: before?.imageDigest ?? null, word: "differs", detail: "What ran before." }
  const lied = told.fails === "proof"
  return {
    requested: { ...right, detail: "As it was asked for." },
    registry: told.silent === "store" ? silent : { ...right, detail: "The registry has it." },
    host: told.silent ? silent : lied ? old : { ...right, detail: "By the host's own API." },
    version:
      told.silent === "store"
        ? silent
        : lied
          ? old
          : { ...right, detail: `/version says commit ${asked.gitSha.slice(0, 10)}.` },
    isProven: told.isProven,
    at: told.at.toISOString(),
  }
}
