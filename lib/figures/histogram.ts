/** Seconds; the same as `engine.figure_bounds()`. A histogram has one count more, for what lies beyond them all. */
export const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600] as const

export const emptyCounts = (): number[] => Array.from({ length: BOUNDS.length + 1 }, () => 0)

export function placeOf(seconds: number): number {
  const found = BOUNDS.findIndex((bound) => seconds <= bound)
  return found < 0 ? BOUNDS.length : found
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)

/**
 * The value below which this share lies, in seconds, taken as spread evenly inside its bucket: exact at the bounds, an
 * estimate between them. Beyond the last bound it is that bound: "at least". Null where nothing was counted.
 */
export function quantile(share: number, counts: readonly number[]): number | null {
  const total = sumOf(counts)
  if (total === 0) return null
  let left = share * total
  for (const [place, count] of counts.entries()) {
    const upper = BOUNDS[place]
    if (upper === undefined) break
    const lower = BOUNDS[place - 1] ?? 0
    if (count > 0 && left <= count) return lower + ((upper - lower) * left) / count
    left -= count
  }
  return BOUNDS.at(-1)!
}
