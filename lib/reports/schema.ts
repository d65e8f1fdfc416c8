import { z } from "zod"
import { Day } from "@/lib/inputs"
import type { Histogram } from "@/lib/reports/histogram"

export const MOST_DAYS = 366

const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/** The last so many days, today's included; or from a day to a day, both included. */
export const Period = z
  .object({
    days: z.coerce
      .number({ error: "Choose 7, 30 or 90 days." })
      .pipe(z.literal([7, 30, 90]))
      .optional(),
    from: Day.optional(),
    to: Day.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "Ends before it begins." })
  .refine(({ from, to }) => !from === !to, { path: ["from"], message: "Give both days." })
  .refine(({ from, to }) => !from || !to || daysFrom(from, to) <= MOST_DAYS, {
    path: ["to"],
    message: "At most a year and a day.",
  })
export type PeriodInput = z.input<typeof Period>

export const STEPS = ["made", "answered", "contacted", "qualified", "booked", "won"] as const
export type Step = (typeof STEPS)[number]

export type Counts = Record<
  Step | "lost" | "archived" | "limited" | "inTime" | "overridden" | "agreed",
  number
>

/** Half of them sooner and half later; and the time in which nine of ten were. Seconds, by buckets. */
export type Spread = { median: number | null; p90: number | null }
export type Group = { of: string; now: Counts; before: Counts; answer: Spread }
/** Urgent cases opened: how many somebody took on by name, and how soon; `told`: beyond the first tier. */
export type UrgentFigures = { opened: number; acknowledged: number; told: number; time: Spread }
export type MessageCount = {
  channel: string
  direction: string
  status: string
  now: number
  before: number
}

export type Report = {
  from: string
  to: string
  previous: { from: string; to: string }
  /** When the days were last made from the leads; null before the first time. */
  asOf: string | null
  /** Some days have changed since and are being made again. */
  isBehind: boolean
  total: { now: Counts; before: Counts }
  /** From making to each step. */
  times: Record<Exclude<Step, "made">, { now: Spread; before: Spread }>
  answers: Histogram
  days: { day: string; made: number; answered: number; booked: number }[]
  sources: Group[]
  urgencies: Group[]
  messages: MessageCount[]
  urgent: UrgentFigures
  /** Null where the role does not see scores. */
  classes: Group[] | null
  cross: { source: string; classification: string; made: number }[] | null
  /** Null where the role sees totals alone. */
  campaigns: Group[] | null
  /** Null where the role does not see who. */
  members: (Group & { name: string | null })[] | null
}

export const Week = z.object({ week: z.string().max(20) })
export const WeekPage = z.object({ cursor: z.string().max(200).optional() })
