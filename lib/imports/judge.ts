import type { Tx } from "@/lib/db"
import { type Person, readLine } from "@/lib/imports/line"
import { type Match, matchPeople } from "@/lib/imports/match"
import type { Targets } from "@/lib/imports/schema"
import { foldName } from "@/lib/patients/rules"

export type Judged = {
  line: number
  cells: string[]
  outcome: "create" | "update" | "same" | "invalid"
  problem: string | null
  person: Person | null
  match: Match | null
}

/** What would become of each line now. Reads; writes nothing. */
export async function judgeLines(
  tx: Tx,
  lines: readonly { line: number; cells: string[] }[],
  targets: Targets,
  clinic: { country: string; today: string },
): Promise<Judged[]> {
  const seen = new Map<string, number>()
  const read = lines.map((one) => {
    const { person, problem } = readLine(one.cells, targets, clinic)
    const twin = person && twinOf(person, one.line, seen)
    return {
      ...one,
      person: twin ? null : person,
      problem: twin ? `The same person as in line ${twin}` : problem,
    }
  })
  const people = read.flatMap((one) => one.person ?? [])
  const matches = await matchPeople(tx, people)
  let next = 0
  return read.map(({ person, ...one }): Judged => {
    const match = person ? (matches[next++] ?? null) : null
    if (!person || !match) return { ...one, person: null, match: null, outcome: "invalid" }
    const adds = Object.keys(match.adds).length + Object.keys(person.consents).length
    return { ...one, person, match, outcome: !match.known ? "create" : adds > 0 ? "update" : "same" }
  })
}

/** An earlier line of the same file that is this person, or null. */
function twinOf(person: Person, line: number, seen: Map<string, number>): number | null {
  const name = foldName(person.name)
  const keys = [
    person.externalRef && `ref ${person.externalRef}`,
    ...(person.externalRef
      ? []
      : [person.phone && `${name} ${person.phone}`, person.email && `${name} ${person.email}`]),
  ].flatMap((key) => key || [])
  const twin = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  for (const key of keys) if (!seen.has(key)) seen.set(key, line)
  return twin ?? null
}
