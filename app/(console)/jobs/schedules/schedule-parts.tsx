import Link from "next/link"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { t } from "@/lib/say"
import type { ScheduleRow } from "@/lib/schedules/schema"
import { CATCH_UP_WORDS, limitWords, patternWords } from "@/lib/schedules/words"
import { OutcomeBadge } from "./outcome-look"

export function Later() {
  return (
    <Badge title={t("Its function is not built yet: nothing is expected of it, and nothing is counted.")}>
      {t("Comes later")}
    </Badge>
  )
}

/** "every day at 09:00, Europe/Bucharest" */
export const When = ({ schedule }: { schedule: ScheduleRow }) => (
  <span title={schedule.pattern}>
    {patternWords(schedule.pattern)}, {schedule.timeZone}
  </span>
)

/** Where the clinic's own clock and how long from now both matter. */
export function Next({ schedule }: { schedule: ScheduleRow }) {
  if (!schedule.built) return <span className="text-ink-3">–</span>
  return (
    <>
      <Time value={schedule.nextDueAt} />
      <span className="block text-xs text-ink-3">
        <Time value={schedule.nextDueAt} as="clock" zone={schedule.timeZone} />{" "}
        {schedule.timeZone === "UTC" ? "UTC" : t("here")}
        {schedule.paused && `, ${t("left out")}`}
      </span>
    </>
  )
}

export function Last({ schedule }: { schedule: ScheduleRow }) {
  const { last } = schedule
  if (!last) return <span className="text-ink-3">–</span>
  const badge = <OutcomeBadge value={last.outcome} look={last.outcome === "on_time" ? "plain" : "soft"} />
  return (
    <>
      {last.runId ? (
        <Link
          href={`/jobs/runs/${last.runId}`}
          className="relative z-10 hover:underline"
          title={t("Open its run")}
        >
          {badge}
        </Link>
      ) : (
        badge
      )}
      <span className="mt-0.5 block text-xs text-ink-3">
        <Time value={last.dueAt} />
      </span>
    </>
  )
}

export function Paused({ paused }: { paused: NonNullable<ScheduleRow["paused"]> }) {
  return (
    <p className="mt-1 text-xs text-violet">
      {t("Paused")} <Time value={paused.at} />{" "}
      {paused.by ? t("by {name}", { name: paused.by }) : t("by somebody of another clinic")}
      {paused.reason && `: ${paused.reason}`}
    </p>
  )
}

export const ruleWords = ({ catchUp, tooLateMs }: ScheduleRow): string =>
  t("{rule}, too late after {span}", {
    rule: t(CATCH_UP_WORDS[catchUp].label).toLowerCase(),
    span: limitWords(tooLateMs),
  })
