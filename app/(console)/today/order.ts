import type { TodayLead } from "@/lib/leads/schema"

type Placed = { lead: TodayLead; isLate: boolean; isUrgent: boolean }

/**
 * In time, next due first; then late, latest first. Who sees no scores sees few clocks: there the urgent come first,
 * and then who waits longest.
 */
export function compare(one: Placed, other: Placed): number {
  if (one.isLate !== other.isLate) return one.isLate ? 1 : -1
  if (one.isUrgent !== other.isUrgent) return one.isUrgent ? -1 : 1
  const [first, second] = [place(one), place(other)]
  return (first < second ? -1 : 1) * (one.isLate ? -1 : 1)
}

const place = ({ lead: { dueAt, waitingSince, id }, isUrgent }: Placed): string =>
  `${isUrgent ? "" : (dueAt ?? "~")} ${waitingSince ?? "~"} ${id}`
