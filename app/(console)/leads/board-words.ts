import { type BoardColumn, COUNT_CAP } from "@/lib/leads/words"
import { locale } from "@/lib/say"

export const COLUMN_NAMES: Record<BoardColumn, string> = {
  new: "New",
  contacted: "Contacted",
  qualified: "Qualified",
  booked: "Booked",
  closed: "Won / lost",
}

/** Beyond the cap nobody counts on. */
export const countWords = (count: number): string =>
  count > COUNT_CAP ? `${COUNT_CAP.toLocaleString(locale())}+` : count.toLocaleString(locale())
