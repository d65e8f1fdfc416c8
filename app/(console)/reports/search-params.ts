import { Period, type PeriodInput } from "@/lib/reports/schema"

export type Params = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined): string | undefined =>
  [value].flat()[0]?.trim() || undefined

/** What an address asks for; what is not understood is the last 30 days, so that an old link still shows a report. */
export function periodOf(params: Params): { days: number; from?: string; to?: string } {
  const asked = { days: first(params.days), from: first(params.from), to: first(params.to) }
  const given = asked.from || asked.to ? { from: asked.from, to: asked.to } : { days: asked.days ?? "30" }
  const read = Period.safeParse(given as PeriodInput)
  return { days: 30, ...(read.success ? read.data : {}) }
}

export const wasUnderstood = (params: Params): boolean => {
  const { days, from, to } = params
  if (!days && !from && !to) return true
  return Period.safeParse(from || to ? { from: first(from), to: first(to) } : { days: first(days) }).success
}

/** The list behind a number: the leads made in the period, by what the number counts. */
export function rowsHref({ from, to }: { from: string; to: string }, behind: Record<string, string>): string {
  return `/leads?${new URLSearchParams({ since: from, until: to, ...behind })}`
}
