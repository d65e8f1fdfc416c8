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
export type Match = { known: Known | null; adds: Partial<Omit<Person, "consents">> }

/**
 * Whom each person of a list is here already: by their number in the list, else by phone or e-mail with the same name (or
 * where nobody had a name until now). The same phone under another name is a family's, not the same person. A fixed number
 * of statements for any number of lines.
 */
export async function matchPeople(tx: Tx, people: readonly Person[]): Promise<Match[]> {
  const refs = people.flatMap((one) => one.externalRef ?? [])
  const places = people.flatMap((one) => [one.phone ?? [], one.email ?? []].flat())
  const rows = await tx.$queryRaw<{ asked: string; id: string }[]>`
    with recursive found as (
      select 'ref ' || "externalRef" as asked, id, "mergedIntoId", 0 as step from "Patient"
      where "externalRef" = any(${refs}::text[])
      union
      select 'at ' || contact.address, patient.id, patient."mergedIntoId", 0 from "Contact" contact
      join "PatientContact" link on link."contactId" = contact.id
      join "Patient" patient on patient.id = link."patientId"
      where contact.channel = any(${[...CHANNELS]}::text[]) and contact.address = any(${places}::text[])
      union
      select found.asked, next.id, next."mergedIntoId", found.step + 1 from found
      join "Patient" next on next.id = found."mergedIntoId" where found.step < 50
    )
    select distinct asked, id from found where "mergedIntoId" is null`
  const known = await readKnown(tx, [...new Set(rows.map((row) => row.id))])
  const at = new Map<string, Known[]>()
  for (const { asked, id } of rows) {
    const one = known.get(id)
    if (one) at.set(asked, [...(at.get(asked) ?? []), one])
  }
  return people.map((person) => {
    const byRef = person.externalRef ? at.get(`ref ${person.externalRef}`)?.[0] : undefined
    const known = byRef ?? matchOf(person, at)
    return { known, adds: known ? addsOf(person, known, byRef !== undefined) : {} }
  })
}

function matchOf(person: Person, at: ReadonlyMap<string, Known[]>): Known | null {
  const folded = foldName(person.name)
  const there = [person.phone, person.email].flatMap((place) => (place ? (at.get(`at ${place}`) ?? []) : []))
  // Somebody with another number in the list is another person, whatever they are called.
  const free = there.filter((one) => !person.externalRef || !one.externalRef)
  const named = free.find((one) => one.nameFolded === folded)
  if (named) return named
  const nameless = free.filter((one) => isUnnamed(one.name))
  return there.length === 1 ? (nameless[0] ?? null) : null
}

/** What the list says that is not known yet. A date or language that is known is not overwritten; a name by number is. */
function addsOf(person: Person, known: Known, byRef: boolean): Match["adds"] {
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
    ...(person.externalRef && !known.externalRef && !byRef && { externalRef: person.externalRef }),
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
