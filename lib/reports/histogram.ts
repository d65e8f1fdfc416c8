/** Upper ends of the buckets, in seconds; `report_edges()` in the database has the same. What lies beyond is the last. */
export const EDGES_S = [
  15, 30, 60, 120, 180, 300, 420, 600, 720, 900, 1200, 1500, 1800, 2400, 3000, 3600, 5400, 7200, 10800, 14400,
  18000, 21600, 28800, 36000, 43200, 64800, 86400, 129600, 172800, 259200, 345600, 432000, 604800, 864000,
  1209600, 1814400, 2592000, 3888000, 5184000, 7776000,
] as const

/** How many fell into each bucket, by its place. */
export type Histogram = Readonly<Record<string, number>>

/** The first bucket that holds the `part`-th of all, taken as evenly filled; null where nothing was counted. Seconds. */
export function quantile(histogram: Histogram, part: number): number | null {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .sort((one, other) => one.bucket - other.bucket)
  const all = buckets.reduce((sum, one) => sum + one.count, 0)
  if (all === 0) return null
  let before = 0
  for (const { bucket, count } of buckets) {
    if (before + count >= part * all) {
      const low = bucket === 0 ? 0 : EDGES_S[bucket - 1]!
      const high = EDGES_S[bucket] ?? EDGES_S[EDGES_S.length - 1]!
      return low + (high - low) * Math.max(0, (part * all - before) / count)
    }
    before += count
  }
  return EDGES_S[EDGES_S.length - 1]!
}

export function addHistogram(one: Histogram, other: Histogram): Histogram {
  const sum: Record<string, number> = { ...one }
  for (const [bucket, count] of Object.entries(other)) sum[bucket] = (sum[bucket] ?? 0) + count
  return sum
}
