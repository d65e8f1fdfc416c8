import { type Icon, icon } from "@/components/icon"
import type { IconName } from "@/components/icon-names"
import { Badge, type BadgeProps } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { t, tn } from "@/lib/say"
import { OUTCOMES, type Outcome } from "@/lib/schedules/words"

type Look = { word: string; tone: Tone; icon: Icon; means: string }

const look = (word: string, tone: Tone, name: IconName, means: string): Look => ({
  word,
  tone,
  icon: icon(name),
  means,
})

export const OUTCOME_LOOK: Record<Outcome, Look> = {
  missed: look(
    "Missed",
    "red",
    "circle-x",
    "Nothing ran for it in its time, though it may have been made up for later",
  ),
  double: look("Double", "red", "copy", "Two runs of one occasion"),
  failed: look("Failed", "red", "octagon-x", "It ran, and its run failed"),
  overlapped: look("Overlapped", "orange", "split", "The run before was still under way"),
  late: look("Late", "amber", "alarm-clock", "It ran, and began later than it should"),
  skipped: look("Skipped", "neutral", "minus", "Left out after an outage: a newer one did its work"),
  paused: look("Paused", "violet", "moon", "Left out while the schedule was paused"),
  running: look("Running", "blue", "loader-circle", "Dispatched, and not ended yet"),
  expected: look("Due", "neutral", "circle-dashed", "Due, and not dispatched yet"),
  on_time: look("On time", "green", "circle-check", "Dispatched and begun in time"),
  by_hand: look("By hand", "accent", "hand", "Started by a person, beside the plan"),
}

const COUNTED: Record<Outcome, string> = {
  missed: "{n} missed",
  double: "{n} double",
  failed: "{n} failed",
  overlapped: "{n} overlapped",
  late: "{n} late",
  skipped: "{n} skipped",
  paused: "{n} paused",
  running: "{n} running",
  expected: "{n} due",
  on_time: "{n} on time",
  by_hand: "{n} by hand",
}

/** "3 missed" */
export const countText = (outcome: Outcome, count: number): string =>
  tn(count, COUNTED[outcome], COUNTED[outcome])

export function OutcomeBadge({ value, look = "soft" }: { value: Outcome; look?: BadgeProps["look"] }) {
  const { word, tone, icon: Icon, means } = OUTCOME_LOOK[value]
  return (
    <Badge tone={tone} look={look} title={t(means)} icon={<Icon aria-hidden="true" />}>
      {t(word)}
    </Badge>
  )
}

/** The worst first, as `OUTCOMES` has them. */
export const inOrder = (counts: Partial<Record<Outcome, number>>): { outcome: Outcome; count: number }[] =>
  OUTCOMES.flatMap((outcome) => {
    const count = counts[outcome] ?? 0
    return count > 0 ? [{ outcome, count }] : []
  })
