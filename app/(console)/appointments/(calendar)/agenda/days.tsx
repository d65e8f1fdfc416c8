import Link from "next/link"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import { daysOf, hrefOf, type Place } from "../place"
import { longDayOf, numberOf, weekdayLetter } from "../words"

/** The week's days, one touch each. */
export function Days({ place, today }: { place: Place; today: string }) {
  return (
    <nav
      aria-label={t("Days of the week")}
      className="sticky top-(--bar) z-20 grid grid-cols-7 border-b border-line bg-surface px-2"
    >
      {daysOf({ view: "week", on: place.on }).map((day) => (
        <Link
          key={day}
          href={hrefOf(place, { on: day }, today)}
          scroll={false}
          aria-current={day === place.on ? "date" : undefined}
          className="relative grid justify-items-center gap-0.5 py-1.5 text-2xs text-ink-3"
        >
          <span className="sr-only">{longDayOf(day)}</span>
          <span aria-hidden="true">{weekdayLetter(day)}</span>
          <span
            aria-hidden="true"
            className={cn(
              "grid size-8 place-items-center rounded-full text-sm tabular-nums",
              day === place.on
                ? "bg-accent font-semibold text-accent-ink"
                : day === today
                  ? "font-semibold text-accent"
                  : "text-ink",
            )}
          >
            {numberOf(day)}
          </span>
        </Link>
      ))}
    </nav>
  )
}
