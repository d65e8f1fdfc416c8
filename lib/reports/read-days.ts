import type { Tx } from "@/lib/db"
import { addHistogram, type Histogram, quantile } from "@/lib/reports/histogram"
import type { Counts, Group, MessageCount, Report, Spread, Step } from "@/lib/reports/schema"

type Span = { from: string; to: string; previous: { from: string; to: string } }
type Sum = Counts & { by: string; of: string; isNow: boolean }
type Times = Partial<Record<Exclude<Step, "made">, Histogram>>

/** A group that few came from is told with the rest. */
const MOST_CAMPAIGNS = 25

const NONE: Counts = {
  made: 0,
  answered: 0,
  contacted: 0,
  qualified: 0,
  booked: 0,
  won: 0,
  lost: 0,
  archived: 0,
  limited: 0,
  inTime: 0,
  overridden: 0,
  agreed: 0,
}

export type DayFigures = Pick<
  Report,
  "total" | "times" | "answers" | "days" | "sources" | "urgencies" | "messages"
> & {
  classes: Group[]
  cross: { source: string; classification: string; made: number }[]
  campaigns: Group[]
  members: (Group & { name: string | null })[]
}

/** What the days from..to and those before say, whole: four statements, however many leads. */
export async function readDays(tx: Tx, { from, to, previous }: Span): Promise<DayFigures> {
  const sums = await tx.$queryRaw<Sum[]>`
    select by, "of", day >= ${from}::date as "isNow", sum(made)::int as made, sum(answered)::int as answered,
      sum(contacted)::int as contacted, sum(qualified)::int as qualified, sum(booked)::int as booked, sum(won)::int as won,
      sum(lost)::int as lost, sum(archived)::int as archived, sum(limited)::int as limited, sum("inTime")::int as "inTime",
      sum(overridden)::int as overridden, sum(agreed)::int as agreed
    from "LeadDay" where day between ${previous.from}::date and ${to}::date group by 1, 2, 3`
  const days = await tx.$queryRaw<
    {
      day: string
      by: string
      of: string
      made: number
      answered: number
      booked: number
      times: Times
      isNow: boolean
    }[]
  >`
    select day::text, by, "of", made, answered, booked, times, day >= ${from}::date as "isNow" from "LeadDay"
    where day between ${previous.from}::date and ${to}::date and (by = 'all' or by in ('urgency', 'owner') and day >= ${from}::date)
    order by day`
  const messages = await tx.$queryRaw<MessageCount[]>`
    select channel, direction, status, coalesce(sum(count) filter (where day >= ${from}::date), 0)::int as now,
      coalesce(sum(count) filter (where day < ${from}::date), 0)::int as before
    from "MessageDay" where day between ${previous.from}::date and ${to}::date group by 1, 2, 3 order by 1, 2, 3`
  const names = await tx.member.findMany({
    where: {
      id: { in: [...new Set(sums.filter((one) => one.by === "owner" && one.of).map((one) => one.of))] },
    },
    select: { id: true, name: true },
  })
  const nameOf = new Map(names.map((one) => [one.id, one.name]))
  const answers = new Map<string, Histogram>()
  const steps = { now: {} as Times, before: {} as Times }
  for (const { by, of, times, isNow } of days) {
    if (isNow && times.answered) {
      const key = `${by} ${of}`
      answers.set(key, addHistogram(answers.get(key) ?? {}, times.answered))
    }
    if (by !== "all") continue
    const sum = isNow ? steps.now : steps.before
    for (const [step, histogram] of Object.entries(times) as [Exclude<Step, "made">, Histogram][])
      sum[step] = addHistogram(sum[step] ?? {}, histogram)
  }
  const both = (step: Exclude<Step, "made">) => ({
    now: spread(steps.now[step]),
    before: spread(steps.before[step]),
  })
  const groups = (by: string): Group[] => groupsOf(sums, by, answers)
  return {
    total: groups("all")[0] ?? { now: NONE, before: NONE },
    times: {
      answered: both("answered"),
      contacted: both("contacted"),
      qualified: both("qualified"),
      booked: both("booked"),
      won: both("won"),
    },
    answers: steps.now.answered ?? {},
    days: days
      .filter((one) => one.by === "all" && one.isNow)
      .map(({ day, made, answered, booked }) => ({ day, made, answered, booked })),
    sources: groups("source"),
    urgencies: groups("urgency"),
    messages,
    classes: groups("class"),
    cross: groups("source_class").flatMap(({ of, now }) => {
      const [source = "", classification = ""] = of.split("/")
      return now.made > 0 ? [{ source, classification, made: now.made }] : []
    }),
    campaigns: groups("campaign")
      .filter((one) => one.of !== "")
      .slice(0, MOST_CAMPAIGNS),
    members: groups("owner").map((one) => ({ ...one, name: nameOf.get(one.of) ?? null })),
  }
}

function groupsOf(sums: readonly Sum[], by: string, answers: ReadonlyMap<string, Histogram>): Group[] {
  const found = new Map<string, Group>()
  for (const { by: its, of, isNow, ...counts } of sums) {
    if (its !== by) continue
    const group = found.get(of) ?? { of, now: NONE, before: NONE, answer: spread(answers.get(`${by} ${of}`)) }
    found.set(of, { ...group, [isNow ? "now" : "before"]: counts })
  }
  return [...found.values()].sort(
    (one, other) => other.now.made - one.now.made || (one.of < other.of ? -1 : one.of > other.of ? 1 : 0),
  )
}

const spread = (histogram: Histogram = {}): Spread => ({
  median: quantile(histogram, 0.5),
  p90: quantile(histogram, 0.9),
})
