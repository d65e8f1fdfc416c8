import { BOUNDS } from "./histogram"

/** Few, and words of our own: never an id, a name or an address. */
export type Labels = Readonly<Record<string, string>>

export type HttpMinute = { requests: number; errors: number; durations: number[] }

// Next bundles routes apart from the launcher: a process counts in one place.
type Held = {
  lasting: Map<string, number>
  own: Map<string, number>
  http: Map<number, HttpMinute>
  calls: Map<string, number>
}
const holder = globalThis as { __roundsFigures?: Held }
holder.__roundsFigures ??= { lasting: new Map(), own: new Map(), http: new Map(), calls: new Map() }
export const held: Held = holder.__roundsFigures

export const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, text]) => `${key}="${escaped(text)}"`)
    .join(",")

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")

const add = (counts: Map<string, number>, name: string, labels: Labels, by: number) => {
  const key = `${name} ${labelText(labels)}`
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** Counts for the whole installation: what every process adds goes to the database and is never reset. */
export const count = (name: string, labels: Labels, by = 1): void => add(held.lasting, name, labels, by)

/** A histogram of the same kind. */
export const observe = (name: string, labels: Labels, seconds: number): void =>
  observed(held.lasting, name, labels, seconds)

/** Counts of this process alone, from its start on. */
export const countOwn = (name: string, labels: Labels, by = 1): void => add(held.own, name, labels, by)
export const observeOwn = (name: string, labels: Labels, seconds: number): void =>
  observed(held.own, name, labels, seconds)

function observed(counts: Map<string, number>, name: string, labels: Labels, seconds: number): void {
  for (const bound of BOUNDS)
    if (seconds <= bound) add(counts, `${name}_bucket`, { ...labels, le: String(bound) }, 1)
  add(counts, `${name}_bucket`, { ...labels, le: "+Inf" }, 1)
  add(counts, `${name}_sum`, labels, seconds)
  add(counts, `${name}_count`, labels, 1)
}

/** "name label" as it is counted under. */
export function splitKey(key: string): { name: string; labels: string } {
  const at = key.indexOf(" ")
  return { name: key.slice(0, at), labels: key.slice(at + 1) }
}
