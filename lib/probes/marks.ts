import type { DayLook } from "@/lib/probes/rules"

export const MARK_WIDTH = 4
export const MARK_HEIGHT = 24

/**
 * From where to where each mark reaches, from the top. Colour is not all that tells: a day that failed at times leaves a
 * gap at the top, one that failed often is broken in the middle, one that nobody looked at is only a line.
 */
const REACHES: Record<DayLook, readonly (readonly [from: number, to: number])[]> = {
  none: [[20, MARK_HEIGHT]],
  muted: [[12, MARK_HEIGHT]],
  part: [[8, MARK_HEIGHT]],
  good: [[0, MARK_HEIGHT]],
  few: [[4, MARK_HEIGHT]],
  bad: [
    [0, 9],
    [15, MARK_HEIGHT],
  ],
}

export const LOOKS = Object.keys(REACHES) as DayLook[]

/** One path for all days of that look; empty where there is none. */
export const marksOf = (look: DayLook, looks: readonly DayLook[]): string =>
  looks.map((one, place) => (one === look ? markAt(look, place) : "")).join("")

const markAt = (look: DayLook, place: number): string =>
  REACHES[look]
    .map(([from, to]) => `M${place * MARK_WIDTH + 0.5} ${from}h${MARK_WIDTH - 1}V${to}h-${MARK_WIDTH - 1}z`)
    .join("")
