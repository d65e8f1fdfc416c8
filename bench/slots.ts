import pg from "pg"
import type { FindSlotsInput } from "@/lib/appointments/schema"
import type { Ctx } from "@/lib/ctx"
import { fillCalendar } from "@/lib/testing/full-calendar"
import { type Line, type Result, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

const PRACTITIONERS = 50
const DAYS = 60
const FULL = 80
const EMPTY = 10
const FROM = "2037-03-02"
const ROUNDS = 60
const WARM_UP = 10
const MOST_MS = 50

type Filled = { clinicId: string; serviceId: string; practitionerIds: string[] }

async function fill(owner: pg.Client, percent: number): Promise<Filled> {
  const clinicId = `00000000-0000-7000-8000-0000000000${percent}`
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, $2, 'Bench', 'UTC', 'RO', 'RON')`,
    [clinicId, `bench-${percent}`],
  )
  const made = await fillCalendar(owner, {
    clinicId,
    practitioners: PRACTITIONERS,
    days: DAYS,
    percent,
    from: FROM,
    oldHolds: 20_000,
  })
  return { clinicId, ...made }
}

const ctxOf = ({ clinicId }: Filled): Ctx => ({
  requestId: "bench",
  now: new Date(`${FROM}T00:00:00Z`),
  actor: { kind: "system", name: "bench" },
  clinicId: clinicId as Ctx["clinicId"],
  clinic: { slug: "bench", name: "Bench", timeZone: "UTC" },
  roles: [],
})

type Asked = Partial<FindSlotsInput>
type Search = { name: string; input: (of: Filled) => Asked; isBeside?: true }

/**
 * Sixty days each. Beside the searches of every day stand those for what a full calendar hardly has: a page of them is
 * full on the first day of an empty one and is walked for to the last day of a full one.
 */
const SEARCHES: Search[] = [
  { name: "the next 60 of anybody", input: () => ({}) },
  {
    name: "the next 60 of one practitioner, in the afternoon",
    input: ({ practitionerIds }) => ({ practitionerIds: practitionerIds.slice(0, 1), fromMinute: 780 }),
  },
  { name: "beside: two hours", input: () => ({ minutes: 120 }), isBeside: true },
  {
    name: "beside: two hours on a Saturday morning",
    input: () => ({ minutes: 120, weekdays: [6], untilMinute: 720 }),
    isBeside: true,
  },
]

async function run(): Promise<Result> {
  const database = await throwAwayDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  try {
    const [empty, full] = [await fill(owner, EMPTY), await fill(owner, FULL)]
    await owner.query("vacuum analyze")
    const { findSlots } = await import("@/lib/appointments/find-slots")
    const samples = SEARCHES.map(() => [[], []] as [number[], number[]])
    const found = SEARCHES.map(() => [0, 0])
    for (let n = -WARM_UP; n < ROUNDS; n++)
      // In turn, so that what else the machine does falls on all alike.
      for (const [which, { input }] of SEARCHES.entries())
        for (const [at, of] of [empty, full].entries()) {
          const fromMs = performance.now()
          const page = await findSlots(ctxOf(of), {
            serviceId: of.serviceId,
            fromOn: FROM,
            days: DAYS,
            ...input(of),
          })
          if (n >= 0) samples[which]![at]!.push(performance.now() - fromMs)
          found[which]![at] = page.slots.length
        }
    const stats = samples.map((one) => one.map(statsOf) as [Stats, Stats])
    const judged = stats.filter((_, n) => !SEARCHES[n]!.isBeside)
    const ratios = judged.map(([few, many]) => round(many.median / few.median))
    const slowest = round(Math.max(...judged.map(([, many]) => many.median)))
    return {
      measured: `findSlots over ${DAYS} days with ${PRACTITIONERS} practitioners and ${PRACTITIONERS} rooms, ${FULL} % full, ${ROUNDS} times each, the medians`,
      against: `the same at ${EMPTY} % full, in turn`,
      figure: `${Math.max(...ratios)} × at worst, ${slowest} ms at worst`,
      met: Math.max(...ratios) <= 2 && slowest <= MOST_MS,
      samples: Object.fromEntries(
        SEARCHES.flatMap(({ name }, n) => [
          [`${name}, ${EMPTY} % full (${found[n]![0]} found), ms`, stats[n]![0]],
          [`${name}, ${FULL} % full (${found[n]![1]} found), ms`, stats[n]![1]],
        ]),
      ),
    }
  } finally {
    await owner.end()
    await database.drop()
  }
}

export const slotsLines: Line[] = [
  { line: 9, title: "slot search in a full calendar", goal: `≤ 2 ×, ≤ ${MOST_MS} ms`, run },
]
