export type Stats = { count: number; min: number; median: number; p95: number; p99: number; max: number }

export function statsOf(values: readonly number[]): Stats {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { count: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
