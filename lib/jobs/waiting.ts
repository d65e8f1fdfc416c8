import type { RunStatus } from "@/lib/jobs/words"

/** What the engine's tables say of a run that has not ended. Times are instants of the engine's own clock. */
export type Standing = {
  now: Date
  status: RunStatus
  maxAttempts: number
  /** Which engine it is in, and which one runs at present. */
  engine: "embedded" | "server"
  runningEngine: "embedded" | "server"
  jobs: readonly StandingJob[]
  waits: readonly { stepName: string; kind: "event" | "invoke"; eventName: string; until: Date | null }[]
  /** At a server: what it was last heard to wait for, and since when nobody could say what became of it. */
  atServer?: {
    open: readonly { stepName: string; kind: string; until: Date | null }[]
    unheardSince: Date | null
  }
  /** Of the last try that did not succeed: an error's code or name. */
  lastError: string | null
  /** Workers that listen; jobs that are due and come before its own; jobs of its gate that are being done. */
  queue: { workers: number; before: number; inGate: number }
}

export type StandingJob = {
  kind: "enter" | "step" | "sleep"
  /** Null: the function's own call. */
  stepName: string | null
  /** Due then; while it is being done, when its lease ends. */
  runAt: Date
  attempt: number
  isLeased: boolean
  claimedAt: Date | null
  gateLimit: number | null
}

export type WaitingReason =
  | "other_engine"
  | "working"
  | "worker_lost"
  | "no_worker"
  | "limit"
  | "held_back"
  | "retry"
  | "event"
  | "invoke"
  | "sleep"
  | "queue"
  | "no_job"
  | "unheard"

/** A sentence in which an instant stands for itself: each page shows it in its reader's zone. */
export type WaitingLine = { reason: WaitingReason; words: readonly (string | { at: string })[] }

/** Beyond this a count is only said to be more. */
export const MOST_COUNTED = 1_000

/** Why a run is not further than it is, in one sentence; null when it has ended. */
export function whyWaiting(run: Standing): WaitingLine | null {
  if (["completed", "failed", "cancelled"].includes(run.status)) return null
  if (run.engine === "server") return run.runningEngine === "server" ? atServer(run) : noServer
  const leased = run.jobs.find((job) => job.isLeased)
  if (leased) return atWork(run, leased)
  const ready = earliest(run.jobs.filter((job) => job.kind !== "sleep"))
  if (ready) return ready.runAt > run.now ? later(run, ready) : due(run, ready)
  return asleep(run)
}

const line = (reason: WaitingReason, ...words: (string | Date)[]): WaitingLine => ({
  reason,
  words: words.map((one) => (typeof one === "string" ? one : { at: one.toISOString() })),
})

const noServer = line(
  "other_engine",
  "It began on an Inngest server, and none is set any more. Cancel it and run it again from where it was.",
)

function atServer({ atServer: told }: Standing): WaitingLine {
  if (told?.unheardSince) {
    return line(
      "unheard",
      "Nobody can say: it has been silent since ",
      told.unheardSince,
      ", and the server does not know it.",
    )
  }
  const [open] = told?.open ?? []
  if (!open) return line("working", "The Inngest server has it, and decides when it goes on.")
  const more = others(told?.open.length ?? 0)
  const words = `The Inngest server has it, ${AT_SERVER[open.kind] ?? "about to run"} ${open.stepName}${more}`
  return open.until ? line("working", `${words}, until `, open.until, ".") : line("working", `${words}.`)
}

const AT_SERVER: Record<string, string> = {
  sleep: "asleep at",
  waitForEvent: "waiting for an event at",
  invoke: "waiting for another run at",
}

function atWork(run: Standing, job: StandingJob): WaitingLine {
  const what = job.stepName ? `at ${job.stepName}` : "at it"
  if (job.runAt <= run.now) {
    return run.queue.workers === 0
      ? line("no_worker", `Its worker was ${what} and is gone, and no other listens.`)
      : line("worker_lost", `Its worker was ${what} and has not been heard of since; another takes over.`)
  }
  const since = job.claimedAt ? `, since ${spoken(run.now.getTime() - job.claimedAt.getTime())}` : ""
  return line("working", `A worker is ${what}${since}.`)
}

function later(run: Standing, job: StandingJob): WaitingLine {
  if (job.attempt > 0) {
    const which = job.stepName ? ` of ${job.stepName}` : ""
    const because = run.lastError ? `, because of ${run.lastError}.` : "."
    return line("retry", `Try ${job.attempt + 1} of ${run.maxAttempts}${which} at `, job.runAt, because)
  }
  return line("held_back", "Held back until ", job.runAt, ": events that come close together are one run.")
}

function due(run: Standing, job: StandingJob): WaitingLine {
  const { workers, before, inGate } = run.queue
  if (workers === 0)
    return line(
      "no_worker",
      `No worker listens. It has been due for ${spoken(run.now.getTime() - job.runAt.getTime())}.`,
    )
  if (job.gateLimit !== null && inGate >= job.gateLimit) {
    return line(
      "limit",
      `Its limit is ${times(job.gateLimit)} at a time, and ${inGate} of its kind are being done${ahead(before)}.`,
    )
  }
  return before === 0
    ? line("queue", "It is the next to be picked up.")
    : line("queue", `It is due, and ${many(before)} come before it.`)
}

const ahead = (before: number): string => (before > 0 ? `; ${many(before)} wait before it` : "")
const many = (count: number): string => (count >= MOST_COUNTED ? "more than a thousand" : String(count))
const times = (count: number): string => (count === 1 ? "one call" : `${count} calls`)

function asleep(run: Standing): WaitingLine {
  const waits = run.waits.filter((one) => one.kind === "event")
  const invoked = run.waits.filter((one) => one.kind === "invoke")
  const sleep = earliest(run.jobs.filter((job) => job.kind === "sleep" && isOwnSleep(run, job)))
  const [wait] = waits
  if (wait) {
    const words = `Waiting for the event ${wait.eventName}${others(waits.length)}`
    return wait.until ? line("event", `${words} until `, wait.until, ".") : line("event", `${words}.`)
  }
  if (invoked.length) {
    return line(
      "invoke",
      `Waiting for the run that ${invoked[0]?.stepName} started to end${others(invoked.length)}.`,
    )
  }
  if (sleep) return line("sleep", `${sleep.stepName ?? "It"} sleeps until `, sleep.runAt, ".")
  return line(
    "no_job",
    "Nothing is planned for it, which should not happen. Cancel it and run it again; the log says more.",
  )
}

/** A wait's end and a run's deadline are kept as sleeps too. */
const isOwnSleep = (run: Standing, job: StandingJob): boolean =>
  job.stepName !== null && !run.waits.some((wait) => wait.stepName === job.stepName)

const others = (count: number): string => (count > 1 ? ` and ${count - 1} more` : "")

const earliest = (jobs: readonly StandingJob[]): StandingJob | undefined =>
  [...jobs].sort((one, other) => one.runAt.getTime() - other.runAt.getTime())[0]

function spoken(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
