"use client"

import { Callout } from "@/components/ui/callout"
import type { FreeSlot, SeriesDate } from "@/lib/appointments/schema"
import { CONFLICTS } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import { moment, toDate } from "@/lib/time"
import type { Lost } from "./slot"
import { SlotList } from "./slot-list"
import type { Wishes } from "./wish"

type Props = { lost: Lost; wishes: Wishes; onTake: (slot: FreeSlot) => void }

/** What stands in the way of the time, and, where nobody can wave it through, what can be had instead. */
export function InTheWay({ lost: { conflicts, others }, wishes, onTake }: Props) {
  const canBeWaved = conflicts.every((one) => one.canBeWaved)
  return (
    <>
      <Callout
        tone={canBeWaved ? "amber" : "red"}
        role="alert"
        title={canBeWaved ? t("Look at this first") : t("This time cannot be had")}
      >
        <ul className="grid gap-0.5">
          {conflicts.map((one) => (
            <li key={one.conflict}>{t(CONFLICTS[one.conflict])}</li>
          ))}
        </ul>
      </Callout>
      {!canBeWaved && others.length > 0 && (
        <section aria-label={t("What can be had instead")} className="grid gap-2">
          <h3 className="text-sm font-medium">{t("What can be had instead")}</h3>
          <SlotList wishes={wishes} slots={others} chosen="" onChange={() => {}} onTake={onTake} />
        </section>
      )}
    </>
  )
}

/** The dates of a series that cannot be had as they are. */
export function DatesInTheWay({ dates, zone }: { dates: readonly SeriesDate[]; zone: string }) {
  return (
    <Callout tone="amber" role="alert" title={t("Not every date can be had")}>
      <ul className="grid gap-1">
        {dates.map((one) => (
          <li key={one.startsAt}>
            <span className="font-medium tabular-nums">{moment(toDate(one.startsAt), zone)}</span>
            {": "}
            {one.conflicts.map(({ conflict }) => t(CONFLICTS[conflict])).join(" ")}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
