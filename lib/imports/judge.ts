import type { Tx } from "@/lib/db"
import { type Decided, decidedFor, decisionsToTake } from "@/lib/imports/consents"
import { type Person, readLine } from "@/lib/imports/line"
import { type Match, matchPeople } from "@/lib/imports/match"
import type { Targets } from "@/lib/imports/schema"
import { foldName } from "@/lib/patients/rules"
import { erasedAmong } from "@/lib/subject-requests/erased-keys"

export type Judged = {
  line: number
  cells: string[]
  outcome: "create" | "update" | "same" | "invalid"
  /** Why it cannot be taken, or what of it is not. */
  problem: string | null
  person: Person | null
  match: Match | null
  /** Decisions about consents that are to be recorded. */
  consents: Person["consents"]
}

/** What would become of each line now. Reads; writes nothing. */
export async function judgeLines(
  tx: Tx,
  lines: readonly { line: number; cells: string[] }[],
  targets: Targets,
  clinic: { clinicId: string; country: string; today: string; timeZone: string },
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
  const erased = await erasedOf(tx, clinic.clinicId, people)
  const matches = await matchPeople(tx, people)
  const decided = await decidedFor(tx, knownWithConsents(people, matches), clinic)
  let next = 0
  return read.map(({ person, ...one }): Judged => {
    const match = person ? (matches[next++] ?? null) : null
    const invalid = { ...one, person: null, match: null, consents: {}, outcome: "invalid" as const }
    if (!person || !match) return invalid
    if (!match.known && isErased(person, erased)) return { ...invalid, problem: ERASED }
    if (match.taken) return { ...invalid, problem: takenNumber(person.externalRef) }
    if (!match.known) return { ...one, person, match, consents: person.consents, outcome: "create" }
    const { consents, notes } = decisionsToTake(person.consents, decided.get(match.known.id) ?? NONE)
    const adds = Object.keys(match.adds).length + Object.keys(consents).length
    const problem = notes.join(". ") || null
    return { ...one, problem, person, match, consents, outcome: adds > 0 ? "update" : "same" }
  })
}

const ERASED = "This person was erased. If they came back, add them by hand"
const listed = ({ externalRef, phone, email }: Person): string[] => [
  ...(externalRef ? [`ref ${externalRef}`] : []),
  ...(phone ? [phone] : []),
  ...(email ? [email.toLowerCase()] : []),
]
const erasedOf = (tx: Tx, clinicId: string, people: readonly Person[]) =>
  erasedAmong(tx, clinicId, "import", people.flatMap(listed))
/** An old list does not bring back who was erased. */
const isErased = (person: Person, erased: ReadonlySet<string>) =>
  listed(person).some((one) => erased.has(one))

const NONE: ReadonlyMap<string, Decided> = new Map()

const takenNumber = (number: string | null): string =>
  `Number ${number} is here already, for somebody else. Leave that column out if it only counts the lines`

const knownWithConsents = (people: readonly Person[], matches: readonly Match[]): string[] =>
  people.flatMap(({ consents }, at) =>
    Object.keys(consents).length > 0 ? (matches[at]?.known?.id ?? []) : [],
  )

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
