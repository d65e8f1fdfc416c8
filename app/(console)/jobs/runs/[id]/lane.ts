import type { RunDetail, RunStep } from "@/lib/jobs/schema"
import { toDate } from "@/lib/time"

export type Bar = {
  kind: "wait" | "sleep" | "failed" | "done" | "running"
  x: number
  width: number
  title: string
}
export type Scale = { fromMs: number; toMs: number; spanMs: number }

/** Bars live on an axis of this many parts; a bar is never thinner than one can see. */
export const AXIS = 1_000
const THINNEST = 5

export function scaleOf(run: RunDetail, now: Date): Scale {
  const instants = [
    run.createdAt,
    run.startedAt,
    run.finishedAt,
    ...run.attempts.map((one) => one.finishedAt),
    ...run.steps.flatMap((step) => [step.startedAt, step.finishedAt, step.dueAt]),
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
  return [{ kind: "wait", title: "In the queue", ...place(scale, run.createdAt, picked ?? scale.toMs) }]
}

/** A step's failed tries, the pauses between them, and how it ended. */
export function stepBars(step: RunStep, scale: Scale): Bar[] {
  if (step.dueAt) {
    const from = step.startedAt ?? step.dueAt
    return [{ kind: "sleep", title: "Asleep", ...place(scale, from, step.finishedAt ?? step.dueAt) }]
  }
  const tries = step.attempts.flatMap((one): Bar[] => {
    if (!one.startedAt || !one.finishedAt) return []
    const kind = one.outcome === "completed" ? "done" : "failed"
    return [{ kind, title: `Try ${one.attempt + 1}`, ...place(scale, one.startedAt, one.finishedAt) }]
  })
  if (step.status === "running" && step.startedAt) {
    tries.push({ kind: "running", title: "Running", ...place(scale, step.startedAt, scale.toMs) })
  }
  return tries
}
