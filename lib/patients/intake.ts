import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { type Address, contactsFor } from "@/lib/patients/contacts"
import { type KnownPatient, keptFor, knownAt } from "@/lib/patients/known"
import { choosePatient, type Doubt, foldName, isUnnamed, nameFor } from "@/lib/patients/rules"

export type Person = {
  /** Where the person can be reached; the first is where this came from. A phone typed into a form is a `voice` one. */
  addresses: readonly [Address, ...Address[]]
  name: string | null
  source: "whatsapp" | "web" | "voice" | "sms" | "email"
  /** When it was written, as far as the provider says: an address may have been another person's by then. */
  writtenAt?: Date
}

export type Taken = {
  patientId: string
  /** Of the first address. */
  contactId: string
  /** Who it is is not certain: the caller asks a person (lib/leads/who-is-it). */
  doubt: Doubt | null
  /** Two contacts became one just now: what was written under either is read together (lib/messaging/stand). */
  joined: boolean
  /** Offers were stopped or allowed at one of the addresses, which may come to count for this patient. */
  hasPreference: boolean
  /** The patient is reached at one of them only from now on. */
  linked: boolean
  facts: Fact[]
}

/**
 * The patient behind an address: the one it is linked to, or a new one. Holds the addresses for the rest of the
 * transaction, so that two messages of one new person make one patient. A patient found to be another goes on as that
 * other.
 */
export async function intakePatient(tx: Tx, ctx: Ctx, person: Person): Promise<Taken> {
  await holdAddresses(tx, ctx, person.addresses)
  const known = await knownAt(tx, ctx, person)
  const contacts = await contactsFor(tx, ctx, person, known)
  const patients = await keptFor(tx, contacts.patients)
  const { chosen, doubt } = choosePatient(person, patients)
  const taken = chosen ? await keep(tx, ctx, person, chosen) : await make(tx, ctx, person)
  const linked = new Set(
    patients.filter((one) => one.patientId === taken.patientId).flatMap((one) => one.contactIds),
  )
  // What was typed beside a number in doubt says nothing of where the known person can be reached.
  const isTheirs = (n: number) => !doubt || chosen?.addresses.has(person.addresses[n]!.address)
  const missing = contacts.ids.filter((id, n) => !linked.has(id) && isTheirs(n))
  if (missing.length > 0)
    await tx.patientContact.createMany({
      data: missing.map((contactId) => ({ clinicId: ctx.clinicId, patientId: taken.patientId, contactId })),
      skipDuplicates: true,
    })
  return {
    ...taken,
    contactId: contacts.ids[0]!,
    joined: contacts.joined,
    hasPreference: known.some((one) => one.hasPreference),
    linked: missing.length > 0,
    doubt: doubt ?? (patients.length > 1 && contacts.joined ? "two_records" : null),
    facts: [...contacts.facts, ...taken.facts],
  }
}

/** The contact alone: for what is no enquiry, and so makes nobody a patient. */
export async function intakeContact(
  tx: Tx,
  ctx: Ctx,
  person: Person,
): Promise<Pick<Taken, "contactId" | "joined" | "facts">> {
  await holdAddresses(tx, ctx, person.addresses)
  const { ids, joined, facts } = await contactsFor(tx, ctx, person, await knownAt(tx, ctx, person))
  return { contactId: ids[0]!, joined, facts }
}

/** Held until the transaction ends, always in the same order: nobody waits in a circle. */
export async function holdAddresses(tx: Tx, ctx: Ctx, addresses: readonly Address[]): Promise<void> {
  const names = addresses.flatMap(({ address, userId }) => (userId ? [address, userId] : [address]))
  const keys = [...new Set(names)].map((name) => `address ${ctx.clinicId} ${name}`)
  await tx.$executeRaw`
    select pg_advisory_xact_lock(held.key) from (
      select hashtextextended(name, 0) as key from unnest(${keys}::text[]) as name order by 1
    ) held`
}

type Made = { patientId: string; facts: Fact[] }

async function make(tx: Tx, ctx: Ctx, person: Person): Promise<Made> {
  const patientId = newId()
  const [{ channel, address }] = person.addresses
  const name = nameFor(person.name, address)
  const { clinicId, now: createdAt } = ctx
  const { source } = person
  await tx.patient.create({
    data: { id: patientId, clinicId, name, nameFolded: foldName(name), source, createdAt },
  })
  return { patientId, facts: [fact("patient.created", patientId, { patientId, after: { channel, source } })] }
}

/** Somebody known; who had no name until now gets the one that is given. */
async function keep(tx: Tx, ctx: Ctx, person: Person, { patientId, name }: KnownPatient): Promise<Made> {
  if (!person.name || !isUnnamed(name) || isUnnamed(person.name)) return { patientId, facts: [] }
  await tx.patient.updateMany({
    where: { id: patientId, clinicId: ctx.clinicId, name },
    data: { name: person.name, nameFolded: foldName(person.name) },
  })
  const personal = { before: { name }, after: { name: person.name } }
  return { patientId, facts: [fact("patient.named", patientId, { patientId, personal })] }
}
