import type { RunStatus } from "@/lib/jobs/words"
import { t, tn } from "@/lib/say"

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
  if (run.engine === "server") return run.runningEngine === "server" ? atServer(run) : noServer()
  const leased = run.jobs.find((job) => job.isLeased)
  if (leased) return atWork(run, leased)
  const ready = earliest(run.jobs.filter((job) => job.kind !== "sleep"))
  if (ready) return ready.runAt > run.now ? later(run, ready) : due(run, ready)
  return asleep(run)
}

/** `{at}` in the text is where the instant stands. */
function line(
  reason: WaitingReason,
  text: string,
  { at, ...values }: Record<string, string | number> & { at?: never } = {},
  instant?: Date,
): WaitingLine {
  const [before = "", after = ""] = t(text, values).split("{at}")
  return { reason, words: instant ? [before, { at: instant.toISOString() }, after] : [before] }
}

const noServer = () =>
  line(
    "other_engine",
    "It began on an Inngest server, and none is set any more. Cancel it and run it again from where it was.",
  )

function atServer({ atServer: told }: Standing): WaitingLine {
  if (told?.unheardSince) {
    return line(
      "unheard",
      "Nobody can say: it has been silent since {at}, and the server does not know it.",
      {},
      told.unheardSince,
    )
  }
  const [open] = told?.open ?? []
  if (!open) return line("working", "The Inngest server has it, and decides when it goes on.")
  const doing = t(AT_SERVER[open.kind] ?? "about to run {step}", { step: open.stepName })
  const values = { doing: `${doing}${others(told?.open.length ?? 0)}` }
  return open.until
    ? line("working", "The Inngest server has it, {doing}, until {at}.", values, open.until)
    : line("working", "The Inngest server has it, {doing}.", values)
}

const AT_SERVER: Record<string, string> = {
  sleep: "asleep at {step}",
  waitForEvent: "waiting for an event at {step}",
  invoke: "waiting for another run at {step}",
}

function atWork(run: Standing, job: StandingJob): WaitingLine {
  const what = job.stepName ? t("at {step}", { step: job.stepName }) : t("at it")
  if (job.runAt <= run.now) {
    return run.queue.workers === 0
      ? line("no_worker", "Its worker was {what} and is gone, and no other listens.", { what })
      : line("worker_lost", "Its worker was {what} and has not been heard of since; another takes over.", {
          what,
        })
  }
  return job.claimedAt
    ? line("working", "A worker is {what}, since {span}.", {
        what,
        span: spoken(run.now.getTime() - job.claimedAt.getTime()),
      })
    : line("working", "A worker is {what}.", { what })
}

function later(run: Standing, job: StandingJob): WaitingLine {
  if (job.attempt > 0) {
    const values = {
      n: job.attempt + 1,
      of: run.maxAttempts,
      which: job.stepName ? ` ${t("of {step}", { step: job.stepName })}` : "",
    }
    return run.lastError
      ? line(
          "retry",
          "Try {n} of {of}{which} at {at}, because of {error}.",
          { ...values, error: run.lastError },
          job.runAt,
        )
      : line("retry", "Try {n} of {of}{which} at {at}.", values, job.runAt)
  }
  return line(
    "held_back",
    "Held back until {at}: events that come close together are one run.",
    {},
    job.runAt,
  )
}

function due(run: Standing, job: StandingJob): WaitingLine {
  const { workers, before, inGate } = run.queue
  if (workers === 0)
    return line("no_worker", "No worker listens. It has been due for {span}.", {
      span: spoken(run.now.getTime() - job.runAt.getTime()),
    })
  if (job.gateLimit !== null && inGate >= job.gateLimit) {
    return line("limit", "Its limit is {limit} at a time, and {n} of its kind are being done{ahead}.", {
      limit: times(job.gateLimit),
      n: inGate,
      ahead: ahead(before),
    })
  }
  return before === 0
    ? line("queue", "It is the next to be picked up.")
    : line("queue", "It is due, and {many} come before it.", { many: many(before) })
}

const ahead = (before: number): string =>
  before > 0 ? `; ${t("{many} wait before it", { many: many(before) })}` : ""
const many = (count: number): string => (count >= MOST_COUNTED ? t("more than a thousand") : String(count))
const times = (count: number): string => (count === 1 ? t("one call") : tn(count, "{n} call", "{n} calls"))

function asleep(run: Standing): WaitingLine {
  const waits = run.waits.filter((one) => one.kind === "event")
  const invoked = run.waits.filter((one) => one.kind === "invoke")
  const sleep = earliest(run.jobs.filter((job) => job.kind === "sleep" && isOwnSleep(run, job)))
  const [wait] = waits
  if (wait) {
    const values = { event: `${wait.eventName}${others(waits.length)}` }
    return wait.until
      ? line("event", "Waiting for the event {event} until {at}.", values, wait.until)
      : line("event", "Waiting for the event {event}.", values)
  }
  if (invoked.length) {
    return line("invoke", "Waiting for the run that {step} started to end{more}.", {
      step: invoked[0]?.stepName ?? "",
      more: others(invoked.length),
    })
  }
  if (sleep)
    return line("sleep", "{step} sleeps until {at}.", { step: sleep.stepName ?? t("It") }, sleep.runAt)
  return line(
    "no_job",
    "Nothing is planned for it, which should not happen. Cancel it and run it again; the log says more.",
  )
}

/** A wait's end and a run's deadline are kept as sleeps too. */
const isOwnSleep = (run: Standing, job: StandingJob): boolean =>
  job.stepName !== null && !run.waits.some((wait) => wait.stepName === job.stepName)

const others = (count: number): string => (count > 1 ? ` ${t("and {n} more", { n: count - 1 })}` : "")

const earliest = (jobs: readonly StandingJob[]): StandingJob | undefined =>
  [...jobs].sort((one, other) => one.runAt.getTime() - other.runAt.getTime())[0]

function spoken(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
