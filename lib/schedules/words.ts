import type { CatchUp } from "@/inngest/schedules"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"

/** What became of an occasion, in one word; the worst first. */
export const OUTCOMES = [
  "missed",
  "double",
  "failed",
  "overlapped",
  "late",
  "skipped",
  "paused",
  "running",
  "expected",
  "on_time",
  "by_hand",
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Somebody should look at these. */
export const PROBLEMS: readonly Outcome[] = ["missed", "double", "failed", "overlapped"]

export const CATCH_UP_WORDS: Record<CatchUp, { label: string; means: string }> = {
  skip: {
    label: "Skip what is too late",
    means:
      "After an outage the newest one runs if it is still in time; of the others, those too late count as missed.",
  },
  once: {
    label: "One run makes up for all",
    means:
      "After an outage the newest one runs for all of them if it is still in time; the others are left out.",
  },
  all: {
    label: "Each, one after the other",
    means: "After an outage every one runs that is not too late, the next when the one before has ended.",
  },
}

const REASONS: Record<string, string> = {
  superseded: "a newer one did its work",
  too_late: "what would have run was too late",
  never_began: "dispatched, and nothing ever began",
  zone_changed: "the clinic's zone changed: it had run on this day",
}

/** Why one was left out or missed; null where its outcome says it already. */
export function reasonWords({ outcome, reason }: { outcome: Outcome; reason: string | null }): string | null {
  if (!reason) return null
  if (reason === "paused") return outcome === "missed" ? t("paused before it was made up for") : null
  const words = REASONS[reason]
  return words ? t(words) : t("the engine left it out: {reason}", { reason: reason.replaceAll("_", " ") })
}

const WEEKLY = [
  "every Sunday at {time}",
  "every Monday at {time}",
  "every Tuesday at {time}",
  "every Wednesday at {time}",
  "every Thursday at {time}",
  "every Friday at {time}",
  "every Saturday at {time}",
]

/** "every day at 09:00", "every Monday at 08:00", "every 5 minutes"; a pattern of another kind as it stands. */
export function patternWords(pattern: string): string {
  const [minute = "", hour = "", day, month, weekday = ""] = pattern.split(" ")
  if (day !== "*" || month !== "*") return pattern
  const everyMinutes = /^\*\/(\d+)$/.exec(minute)?.[1]
  if (hour === "*" && weekday === "*") {
    if (minute === "*") return t("every minute")
    if (everyMinutes) return t("every {n} minutes", { n: everyMinutes })
    if (minute === "0") return t("every hour, on the hour")
    if (/^\d+$/.test(minute)) return t("every hour, {n} minutes past", { n: minute })
  }
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return pattern
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`
  if (weekday === "*") return t("every day at {time}", { time })
  const weekly = WEEKLY[Number(weekday)]
  return weekly ? t(weekly, { time }) : pattern
}

/** "30 min", "20 h", "3 days" */
export function limitWords(ms: number): string {
  if (ms >= 48 * 3_600_000 && ms % 86_400_000 === 0) return tn(ms / 86_400_000, "{n} day", "{n} days")
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return `${ms / 3_600_000} h`
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000} min`
  return duration(ms)
}
