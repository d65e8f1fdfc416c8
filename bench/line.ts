import type { Stats } from "./stats"

/** One line of what Rounds must cost. `run` measures both sides in the same run, and never asserts. */
export type Line = { line: number; title: string; goal: string; run(): Promise<Result> }

export type Result = {
  measured: string
  against: string
  /** What is compared with the goal, as a person reads it. */
  figure: string
  met: boolean
  samples?: Record<string, Stats>
  notes?: string[]
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

export function show(name: string, of: Stats): string {
  const figures = [of.min, of.median, of.p95, of.p99, of.max].map((value) => round(value)).join(" / ")
  return `    ${name}: n ${of.count}, min / median / p95 / p99 / max = ${figures}`
}
