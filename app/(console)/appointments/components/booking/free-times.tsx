"use client"

import { EmptyState, ErrorState } from "@/components/empty-state"
import { Button } from "@/components/ui/button"
import { Skeleton } from "@/components/ui/skeleton"
import type { FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { SlotList } from "./slot-list"
import type { useSlots } from "./use-slots"
import type { Wishes } from "./wish"

type Props = {
  slots: ReturnType<typeof useSlots>
  wishes: Wishes
  chosen: string
  onChange: (key: string) => void
  onTake: (slot: FreeSlot) => void
}

/** Being looked for, none, not to be read, or there. */
export function FreeTimes({ slots, ...list }: Props) {
  if (slots.failure)
    return (
      <ErrorState
        compact
        title={t("Free times cannot be read just now")}
        action={<Button onClick={slots.again}>{t("Try again")}</Button>}
      />
    )
  if (slots.isReading)
    return (
      <div aria-busy="true" className="grid gap-2">
        <span className="sr-only" role="status">
          {t("Looking for free times…")}
        </span>
        {[0, 1, 2, 3].map((n) => (
          <Skeleton key={n} className="h-14 w-full" />
        ))}
      </div>
    )
  if (slots.rows.length === 0)
    return (
      <EmptyState compact title={t("Nothing is free in these four weeks")}>
        {t("Take somebody else or another time of day, or look from a later day on.")}
      </EmptyState>
    )
  const more = slots.hasMore ? { read: slots.readMore, pending: slots.isReadingMore } : undefined
  return <SlotList {...list} slots={slots.rows} more={more} />
}
