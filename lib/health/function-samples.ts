import { FUNCTIONS } from "@/inngest/registry"
import { platformPool } from "@/lib/db"
import { described } from "@/lib/figures/catalogue"
import { held, splitKey } from "@/lib/figures/count"
import { histogramSamples, type Sample } from "@/lib/figures/text"

type Total = {
  function: string
  completed: number
  failed: number
  cancelled: number
  retries: number
  durations: number[]
  duration: number
  waits: number[]
  wait: number
}

/** Of the whole installation, whichever server is asked; never reset. A minute behind, as they are rolled up. */
export async function functionSamples(): Promise<Sample[]> {
  const { rows } = await platformPool().query<Total>(
    `select function_id as function, completed::float8, failed::float8, cancelled::float8, retries::float8,
       durations::float8[], duration_seconds as duration, waits::float8[], wait_seconds as wait
     from engine.function_total where function_id = any ($1) order by 1`,
    [FUNCTIONS.map((one) => one.id)],
  )
  const runs = rows.flatMap((row) =>
    (["completed", "failed", "cancelled"] as const).map(
      (status): Sample => ({
        name: "rounds_function_runs_total",
        help: "Runs that ended.",
        type: "counter",
        labels: { function: row.function, status },
        value: row[status],
      }),
    ),
  )
  const retries = rows.map(
    (row): Sample => ({
      name: "rounds_function_retries_total",
      help: "Tries that did not succeed, of runs and of steps.",
      type: "counter",
      labels: { function: row.function },
      value: row.retries,
    }),
  )
  const [took, waited] = [
    "From a run's making to its end, without what it slept.",
    "From a run's making to its first call.",
  ]
  return [
    ...runs,
    ...retries,
    ...rows.flatMap((row) =>
      histogramSamples(
        "rounds_function_duration_seconds",
        took!,
        { function: row.function },
        row.durations,
        row.duration,
      ),
    ),
    ...rows.flatMap((row) =>
      histogramSamples(
        "rounds_function_queue_wait_seconds",
        waited!,
        { function: row.function },
        row.waits,
        row.wait,
      ),
    ),
  ]
}

/** What all processes have added. */
export async function countedSamples(): Promise<Sample[]> {
  const { rows } = await platformPool().query<{ name: string; labels: string; value: number }>(
    "select name, labels, value from engine.counter order by name, labels",
  )
  return rows.flatMap(({ name, labels, value }) => sampleOf(name, labels, value))
}

/** What this process has counted of itself. */
export const ownSamples = (): Sample[] =>
  [...held.own].flatMap(([key, value]) => {
    const { name, labels } = splitKey(key)
    return sampleOf(name, labels, value)
  })

function sampleOf(name: string, labelText: string, value: number): Sample[] {
  const known = described(name)
  return known ? [{ name, labelText, value, ...known }] : []
}
