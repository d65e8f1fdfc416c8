import { type Labels, labelText } from "@/lib/figures/count"
import { BOUNDS } from "@/lib/figures/histogram"

export type MetricType = "gauge" | "counter" | "histogram"

export type Sample = {
  /** As it is written; of a histogram with its ending. */
  name: string
  help: string
  value: number
  labels?: Labels
  /** Written already, as it is kept in the database. */
  labelText?: string
  type?: MetricType
}

const familyOf = ({ name, type }: Sample): string =>
  type === "histogram" ? name.replace(/_(bucket|sum|count)$/, "") : name

/** The text format: each family once described, and all of it together. */
export function toText(samples: readonly Sample[]): string {
  const families = new Map<string, Sample[]>()
  for (const sample of samples) {
    const name = familyOf(sample)
    families.set(name, [...(families.get(name) ?? []), sample])
  }
  const lines = [...families].flatMap(([name, [first, ...rest]]) => [
    `# HELP ${name} ${first!.help}`,
    `# TYPE ${name} ${first!.type ?? "gauge"}`,
    ...[first!, ...rest].map(line),
  ])
  return `${lines.join("\n")}\n`
}

function line({ name, labels, labelText: written, value }: Sample): string {
  const text = written ?? labelText(labels ?? {})
  return `${name}${text ? `{${text}}` : ""} ${value}`
}

/** A histogram kept as counts a bucket. */
export function histogramSamples(
  name: string,
  help: string,
  labels: Labels,
  counts: readonly number[],
  sum: number,
): Sample[] {
  const type = "histogram"
  let below = 0
  const buckets = [...BOUNDS.map(String), "+Inf"].map((le, place) => {
    below += counts[place] ?? 0
    return { name: `${name}_bucket`, help, type, labels: { ...labels, le }, value: below } as const
  })
  return [
    ...buckets,
    { name: `${name}_sum`, help, type, labels, value: sum },
    { name: `${name}_count`, help, type, labels, value: below },
  ]
}
