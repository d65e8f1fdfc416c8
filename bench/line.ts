/** One line of what Rounds must cost. `run` measures both sides in the same run, and never asserts. */
export type Line = { line: number; title: string; goal: string; run(): Promise<Result> }

export type Result = {
  measured: string
  against: string
  /** What is compared with the goal, as a person reads it. */
  figure: string
  met: boolean
  samples?: Record<string, Summary>
  notes?: string[]
}

/** Milliseconds, or whatever the samples were in. */
export type Summary = { n: number; min: number; median: number; p95: number; p99: number; max: number }

export function summary(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { n: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

export function show(name: string, of: Summary): string {
  const { n, min, median, p95, p99, max } = of
  const figures = [min, median, p95, p99, max].map((value) => round(value)).join(" / ")
  return `    ${name}: n ${n}, min / median / p95 / p99 / max = ${figures}`
}
