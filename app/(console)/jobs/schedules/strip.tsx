import Link from "next/link"
import type { Tone } from "@/components/ui/tone"
import { t } from "@/lib/say"
import type { Counts, ScheduleRow } from "@/lib/schedules/schema"
import type { Outcome } from "@/lib/schedules/words"
import { countText, inOrder, OUTCOME_LOOK } from "./outcome-look"

const HEIGHT = 20
const WIDTH = 6

const FILL: Record<Tone, string> = {
  neutral: "var(--line-strong)",
  accent: "var(--accent)",
  red: "var(--red)",
  orange: "var(--orange)",
  amber: "var(--amber)",
  green: "var(--green)",
  blue: "var(--blue)",
  violet: "var(--violet)",
}

/** The taller, the more it ran: colour is not all that tells. A missed day stands open. */
const TALL: Partial<Record<Outcome, number>> = {
  late: 15,
  skipped: 8,
  paused: 8,
  expected: 8,
  overlapped: 18,
}

/** Thirty days, a mark each, of the worst that happened on it. */
export function Strip({ schedule }: { schedule: ScheduleRow }) {
  const sum = total(schedule)
  const said = inOrder(sum)
    .map(({ outcome, count }) => countText(outcome, count))
    .join(", ")
  return (
    <svg
      role="img"
      aria-label={t("The last 30 days: {counts}", { counts: said || t("nothing was due") })}
      viewBox={`0 0 ${schedule.days.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-5 w-full max-w-56"
    >
      {schedule.days.map(({ day, counts }, index) => {
        const [worst] = inOrder(counts)
        const tall = worst ? (TALL[worst.outcome] ?? HEIGHT) : 2
        const tone = worst ? OUTCOME_LOOK[worst.outcome].tone : "neutral"
        const isOpen = worst?.outcome === "missed"
        return (
          <g key={day}>
            <title>{`${day}: ${dayWords(counts)}`}</title>
            <rect x={index * WIDTH} y={0} width={WIDTH} height={HEIGHT} fill="transparent" />
            <rect
              x={index * WIDTH + 1}
              y={HEIGHT - tall + (isOpen ? 1 : 0)}
              width={WIDTH - 2}
              height={tall - (isOpen ? 2 : 0)}
              fill={isOpen ? "transparent" : FILL[tone]}
              stroke={isOpen ? FILL[tone] : undefined}
              strokeWidth={isOpen ? 1.5 : undefined}
            />
          </g>
        )
      })}
    </svg>
  )
}

/** The same in numbers, each opening its occasions. */
export function StripCounts({ schedule }: { schedule: ScheduleRow }) {
  const all = inOrder(total(schedule))
  if (all.length === 0) return <span className="text-ink-3">{t("Nothing was due yet")}</span>
  return (
    <span className="flex flex-wrap gap-x-2.5 gap-y-0.5 text-ink-3 tabular-nums">
      {all.map(({ outcome, count }) => (
        <Link
          key={outcome}
          href={`/jobs/schedules/${schedule.id}?outcome=${outcome}`}
          className="relative z-10 hover:text-ink hover:underline"
        >
          {countText(outcome, count)}
        </Link>
      ))}
    </span>
  )
}

function total(schedule: ScheduleRow): Counts {
  const sum: Counts = {}
  for (const { counts } of schedule.days)
    for (const { outcome, count } of inOrder(counts)) sum[outcome] = (sum[outcome] ?? 0) + count
  return sum
}

const dayWords = (counts: Counts): string =>
  inOrder(counts)
    .map(({ outcome, count }) => countText(outcome, count))
    .join(", ") || t("nothing was due")
