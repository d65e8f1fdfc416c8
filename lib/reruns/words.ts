import { t, tn } from "@/lib/say"

/** Client-safe words of reruns. */

/** Up to so many a person starts alone, of one function within the hour; for more a second one has to agree. */
export const ALONE = 20
/** One action holds at most so many. */
export const MOST_AT_ONCE = 5_000
/** The function that starts an action's runs and follows them. */
export const FOLLOWER = "rerun-runs"
/** Typed by who wants what was done to be done once more. */
export const SEND_AGAIN = "send again"
export const RERUN_PAGE = 30
export const ITEM_PAGE = 50

export const RERUN_SCOPES = ["selected", "match", "cause"] as const
export type RerunScope = (typeof RERUN_SCOPES)[number]

export const RERUN_STATUSES = ["waiting", "running", "done", "stopped", "denied"] as const
export type RerunStatus = (typeof RERUN_STATUSES)[number]

export const OUTCOMES = ["waiting", "started", "completed", "failed", "cancelled", "skipped"] as const
export type Outcome = (typeof OUTCOMES)[number]
export const isOpen = (outcome: Outcome): boolean => outcome === "waiting" || outcome === "started"

/** How an action came to its end without having been begun. */
export const ENDINGS = ["denied", "withdrawn", "expired", "failed"] as const
export type Ending = (typeof ENDINGS)[number]

export const FROM_POINTS = ["start", "failed_step", "step"] as const
export type FromPoint = (typeof FROM_POINTS)[number]

/** Why a run is left out. */
export const BLOCKED = {
  open: "still under way",
  no_event: "its event is no longer kept",
  no_function: "its function is not in this release",
  handler: "a failure handler: run its function again",
  later: "run again since: the newer run stands for it",
  taken: "part of another rerun that is not over",
  no_step: "has no such step to begin at",
  not_failed: "did not fail, so there is no failed step to begin at",
  no_run: "the engine made no run of it",
  schedule: "begun by a schedule: open the schedule and press Run now",
  discarded: "put away: nothing is to be done for it",
  not_asked: "did not fail: only those that failed are asked for",
} as const
export type Blocked = keyof typeof BLOCKED

export const isBlocked = (text: string): text is Blocked => Object.hasOwn(BLOCKED, text)

export const runsOf = (count: number): string => tn(count, "{n} run", "{n} runs")

/** As it stands at the beginning of a line; counting ends at what one action may hold. */
export const leftOut = (count: number): string =>
  count > MOST_AT_ONCE ? t("More than {runs}", { runs: runsOf(MOST_AT_ONCE) }) : runsOf(count)

/** "from the step that failed" */
export function fromText(point: FromPoint, step: string | null | undefined): string {
  if (point === "failed_step") return t("from the step that failed")
  return point === "step" ? t("from step {name}", { name: step ?? "" }) : t("from the start")
}

const NOUNS: Record<string, { one: string; many: string; done: string }> = {
  message: { one: "{n} message", many: "{n} messages", done: "{n} already sent" },
  crm_write: { one: "{n} write to the CRM", many: "{n} writes to the CRM", done: "{n} already written" },
  payment: { one: "{n} payment", many: "{n} payments", done: "{n} already made" },
  notification: { one: "{n} notice", many: "{n} notices", done: "{n} already given" },
  task: { one: "{n} task", many: "{n} tasks", done: "{n} already made" },
}
const OTHER = { one: "{n} effect", many: "{n} effects", done: "{n} already done" }

type Line = {
  kind: string
  runs: number
  fresh: number
  done: number
  unsure: number
  kept: number
  held: readonly { words: string; count: number; unlessAgain: boolean }[]
}

/** "41 messages" */
export function effectNoun({ kind, runs }: Line): string {
  const { one, many } = NOUNS[kind] ?? OTHER
  return tn(runs, one, many)
}

/** "38 already sent, not repeated · 3 unsure: a person must decide · 0 new" */
export function effectText({ kind, fresh, done, unsure, kept, held }: Line, again: boolean): string {
  const { done: already } = NOUNS[kind] ?? OTHER
  const parts = [
    done > 0 && `${tn(done, already, already)}, ${again ? t("and once more now") : t("not repeated")}`,
    kept > 0 && tn(kept, "{n} kept from the old run", "{n} kept from the old run"),
    unsure > 0 &&
      `${tn(unsure, "{n} unsure", "{n} unsure")}: ${again ? t("and once more now") : t("a person must decide")}`,
    tn(fresh, "{n} new", "{n} new"),
    ...held.map(
      ({ words, count, unlessAgain }) =>
        `${again && unlessAgain ? tn(count, "{n} once more now, although", "{n} once more now, although") : tn(count, "{n} held back", "{n} held back")}: ${t(words)}`,
    ),
  ]
  return parts.filter(Boolean).join(" · ")
}
