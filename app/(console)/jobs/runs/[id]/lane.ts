import type { RunDetail, RunStep } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { toDate } from "@/lib/time"

export type Bar = {
  kind: "wait" | "sleep" | "failed" | "done" | "running"
  x: number
  width: number
  title: string
}
export type Scale = { fromMs: number; toMs: number; spanMs: number }
type Laid = Pick<RunStep, "kind" | "status" | "startedAt" | "finishedAt" | "dueAt" | "attempts">

/** Bars live on an axis of this many parts; a bar is never thinner than one can see. */
export const AXIS = 1_000
const THINNEST = 5

export function scaleOf(run: RunDetail, now: Date): Scale {
  const instants = [
    run.createdAt,
    run.startedAt,
    run.finishedAt,
    ...run.attempts.map((one) => one.finishedAt),
    ...run.steps.flatMap((step) => (step.keptFrom ? [] : [step.startedAt, step.finishedAt])),
  ].flatMap((one) => (one ? [toDate(one).getTime()] : []))
  const fromMs = Math.min(...instants)
  const toMs = Math.max(...instants, run.finishedAt ? 0 : now.getTime())
  return { fromMs, toMs, spanMs: Math.max(1, toMs - fromMs) }
}

function place(scale: Scale, from: string | number, to: string | number): { x: number; width: number } {
  const at = (one: string | number) => (toDate(one).getTime() - scale.fromMs) / scale.spanMs
  const width = Math.max(THINNEST, (at(to) - at(from)) * AXIS)
  return { x: Math.max(0, Math.min(at(from) * AXIS, AXIS - width)), width }
}

/** From being asked for to being picked up. */
export function queueBar(run: RunDetail, scale: Scale): Bar[] {
  const picked = run.startedAt ?? run.finishedAt
  return [{ kind: "wait", title: t("In the queue"), ...place(scale, run.createdAt, picked ?? scale.toMs) }]
}

const IDLE: Record<string, string> = { sleep: "Asleep", waitForEvent: "Waiting", invoke: "Waiting for a run" }

/** A step's failed tries, the pauses between them, and how it ended. */
export function stepBars(step: Laid, scale: Scale): Bar[] {
  const idle = IDLE[step.kind] ?? (step.dueAt ? "Asleep" : undefined)
  if (idle) {
    // How long it is still to last is said in words: a wait of days would leave no room for what was done.
    const to = step.finishedAt ?? scale.toMs
    return step.startedAt ? [{ kind: "sleep", title: t(idle), ...place(scale, step.startedAt, to) }] : []
  }
  const tries = step.attempts.flatMap((one): Bar[] => {
    if (!one.startedAt || !one.finishedAt) return []
    const kind = one.outcome === "completed" ? "done" : "failed"
    return [
      { kind, title: t("Try {n}", { n: one.attempt + 1 }), ...place(scale, one.startedAt, one.finishedAt) },
    ]
  })
  if (step.status === "running" && step.startedAt) {
    tries.push({ kind: "running", title: t("Running"), ...place(scale, step.startedAt, scale.toMs) })
  }
  return tries
}

/** What a step that lost a race was at, until another won. */
export const lostBars = (step: RunStep, steps: readonly RunStep[], scale: Scale): Bar[] =>
  step.startedAt
    ? [{ kind: "wait", title: t("Lost"), ...place(scale, step.startedAt, wonAt(step, steps) ?? scale.toMs) }]
    : []

/** Steps that were under way side by side, as groups; one that stood alone is a group of itself. */
export function sideBySide(steps: readonly RunStep[]): RunStep[][] {
  const groups: RunStep[][] = []
  let openUntilMs = Number.NEGATIVE_INFINITY
  for (const step of steps) {
    const fromMs = step.startedAt ? Date.parse(step.startedAt) : Number.POSITIVE_INFINITY
    const end = lostRace(step, steps) ? wonAt(step, steps) : step.finishedAt
    const toMs = end ? Date.parse(end) : Number.POSITIVE_INFINITY
    const group = groups.at(-1)
    if (group && !step.keptFrom && fromMs < openUntilMs) {
      group.push(step)
      openUntilMs = Math.max(openUntilMs, toMs)
    } else {
      groups.push([step])
      openUntilMs = step.keptFrom ? Number.NEGATIVE_INFINITY : toMs
    }
  }
  return groups
}

/** One of a race that did not come first: what it would have done counts for nothing. */
export const lostRace = (step: RunStep, steps: readonly RunStep[]): boolean =>
  step.isRace && step.status !== "completed" && step.status !== "failed" && wonAt(step, steps) !== null

/** When the first of its race was done. */
function wonAt(step: RunStep, steps: readonly RunStep[]): string | null {
  const since = step.startedAt ?? ""
  const ends = steps.flatMap((one) =>
    one.isRace && one.status === "completed" ? (one.finishedAt ?? []) : [],
  )
  return ends.filter((end) => end >= since).sort()[0] ?? null
}
