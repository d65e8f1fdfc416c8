import type { Tx } from "@/lib/db"
import type { Person } from "@/lib/imports/line"
import { dayOf } from "@/lib/patients/details"
import { foldName, isUnnamed } from "@/lib/patients/rules"
import { CHANNELS } from "@/lib/patients/words"

export type Known = {
  id: string
  name: string
  nameFolded: string
  birthDate: string | null
  language: string | null
  externalRef: string | null
  addresses: Set<string>
}
export type Match = {
  known: Known | null
  /** The line's number stands for somebody who agrees with it in nothing else. */
  taken: boolean
  adds: Partial<Omit<Person, "consents">>
}

/**
 * Whom each person of a list is here already: by their number in the list where something else agrees too, else by phone or
 * e-mail with the same name (or where nobody had a name until now). The same phone under another name is a family's, not
 * the same person; the same number under another name is often a mere count of lines. A fixed number of statements for any
 * number of lines.
 */
export async function matchPeople(tx: Tx, people: readonly Person[]): Promise<Match[]> {
  const refs = people.flatMap((one) => one.externalRef ?? [])
  const places = people.flatMap((one) => [one.phone ?? [], one.email ?? []].flat())
  const rows = await tx.$queryRaw<{ asked: string; id: string; called: string | null }[]>`
    with recursive found as (
      select 'ref ' || "externalRef" as asked, "nameFolded" as called, id, "mergedIntoId", 0 as step from "Patient"
      where "externalRef" = any(${refs}::text[])
      union
      select 'at ' || contact.address, null, patient.id, patient."mergedIntoId", 0 from "Contact" contact
      join "PatientContact" link on link."contactId" = contact.id
      join "Patient" patient on patient.id = link."patientId"
      where contact.channel = any(${[...CHANNELS]}::text[]) and contact.address = any(${places}::text[])
      union
      select found.asked, found.called, next.id, next."mergedIntoId", found.step + 1 from found
      join "Patient" next on next.id = found."mergedIntoId" where found.step < 50
    )
    select distinct asked, called, id from found where "mergedIntoId" is null`
  const known = await readKnown(tx, [...new Set(rows.map((row) => row.id))])
  const at = new Map<string, Known[]>()
  // What the record that holds the number is called itself, which may be merged into another by now.
  const calledBy = new Map(rows.map(({ asked, called }) => [asked, called]))
  for (const { asked, id } of rows) {
    const one = known.get(id)
    if (one) at.set(asked, [...(at.get(asked) ?? []), one])
  }
  // Who was given a number by an earlier line is not given a second one.
  const numbered = new Set<string>()
  return people.map((person) => {
    const byRef = person.externalRef ? at.get(`ref ${person.externalRef}`)?.[0] : undefined
    const called = calledBy.get(`ref ${person.externalRef}`) ?? null
    if (byRef && !agrees(person, byRef, called)) return { known: null, taken: true, adds: {} }
    const known = byRef ?? matchOf(person, at, numbered)
    if (known && person.externalRef) numbered.add(known.id)
    return { known, taken: false, adds: known ? addsOf(person, known, byRef !== undefined) : {} }
  })
}

const agrees = (person: Person, known: Known, called: string | null): boolean =>
  [known.nameFolded, called].includes(foldName(person.name)) ||
  [person.phone, person.email].some((place) => place && known.addresses.has(place)) ||
  (person.birthDate !== null && person.birthDate === known.birthDate)

function matchOf(
  person: Person,
  at: ReadonlyMap<string, Known[]>,
  numbered: ReadonlySet<string>,
): Known | null {
  const folded = foldName(person.name)
  const there = [person.phone, person.email].flatMap((place) => (place ? (at.get(`at ${place}`) ?? []) : []))
  // Somebody with another number in the list is another person, whatever they are called.
  const free = there.filter((one) => !person.externalRef || !(one.externalRef || numbered.has(one.id)))
  const named = free.find((one) => one.nameFolded === folded)
  if (named) return named
  const nameless = free.filter((one) => isUnnamed(one.name))
  return there.length === 1 ? (nameless[0] ?? null) : null
}

/**
 * What the list says that is not known yet. What is known is overwritten only by the list that gave them their number: not
 * by that of a record merged into theirs, where somebody chose.
 */
function addsOf(person: Person, known: Known, isNumbered: boolean): Match["adds"] {
  const byRef = person.externalRef !== null && person.externalRef === known.externalRef
  return {
    ...((byRef || isUnnamed(known.name)) && person.name !== known.name && { name: person.name }),
    ...(person.phone && !known.addresses.has(person.phone) && { phone: person.phone }),
    ...(person.email && !known.addresses.has(person.email) && { email: person.email }),
    ...(person.birthDate &&
      person.birthDate !== known.birthDate &&
      (byRef || !known.birthDate) && { birthDate: person.birthDate }),
    ...(person.language &&
      person.language !== known.language &&
      (byRef || !known.language) && { language: person.language }),
    ...(person.externalRef && !known.externalRef && !isNumbered && { externalRef: person.externalRef }),
  }
}

async function readKnown(tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> {
  const found = await tx.patient.findMany({
    where: { id: { in: [...ids] } },
    include: { contacts: { include: { contact: { select: { address: true } } } } },
  })
  return new Map(
    found.map(({ id, name, nameFolded, birthDate, language, externalRef, contacts }) => [
      id,
      {
        id,
        name,
        nameFolded,
        birthDate: dayOf(birthDate),
        language,
        externalRef,
        addresses: new Set(contacts.map((link) => link.contact.address)),
      },
    ]),
  )
}
