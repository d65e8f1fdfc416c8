import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { Person } from "@/lib/patients/intake"
import { joinContacts } from "@/lib/patients/join-contacts"
import type { KnownPatient, KnownRow } from "@/lib/patients/known"
import { moveAddress } from "@/lib/patients/move-address"
import { lastFourOf } from "@/lib/patients/rules"

export type Address = {
  channel: "whatsapp" | "sms" | "voice" | "email" | "web"
  /** E.164, WhatsApp user id or e-mail (lower case). */
  address: string
  /** WhatsApp's own id of the person, where it is told beside the number. */
  userId?: string | null
  username?: string | null
}

type Contacts = {
  /** In the order of the addresses. */
  ids: string[]
  /** Everyone linked to one of them, or to the same number on another channel. */
  patients: KnownPatient[]
  /** Two contacts turned out to be one person's. */
  joined: boolean
  facts: Fact[]
}

/** The contacts of these addresses: known ones with what is new about them, the others made. */
export async function contactsFor(
  tx: Tx,
  ctx: Ctx,
  person: Person,
  known: readonly KnownRow[],
): Promise<Contacts> {
  const facts: Fact[] = []
  const ids: string[] = []
  let joined = false
  for (const given of person.addresses) {
    const { former, here, other } = placesOf(given, known)
    if (former) {
      ids.push(former.contactId)
    } else if (!here) {
      ids.push(await make(tx, ctx, given))
    } else {
      ids.push(here.contactId)
      if (other) {
        facts.push(...(await joinContacts(tx, ctx, { kept: here, other, userId: given.userId! })))
        joined = true
      }
      facts.push(...(await mend(tx, ctx, given, here, person.writtenAt ?? ctx.now)))
    }
  }
  return { ids, patients: patientsOf(person, known, ids), joined, facts }
}

/** Who wrote before the number moved on is found by `former`; one person under number and user id by `here` and `other`. */
function placesOf({ channel, address, userId }: Address, known: readonly KnownRow[]) {
  const rows = known.filter((row) => row.channel === channel)
  const former = rows.find((row) => row.isFormer && row.address !== address)
  const byUser = userId
    ? (rows.find((row) => row.userId === userId) ?? rows.find((row) => row.address === userId))
    : undefined
  const byAddress = address === userId ? byUser : rows.find((row) => row.address === address)
  const other = byAddress && byUser && byUser.contactId !== byAddress.contactId ? byUser : undefined
  return { former, here: byAddress ?? byUser, other }
}

async function make(tx: Tx, ctx: Ctx, given: Address): Promise<string> {
  const { clinicId, now: createdAt } = ctx
  const { channel, address, username = null } = given
  const id = newId()
  const userId = given.userId ?? (channel === "whatsapp" && !lastFourOf(address) ? address : null)
  const { count } = await tx.contact.createMany({
    data: [{ id, clinicId, channel, address, userId, username, lastFour: lastFourOf(address), createdAt }],
    skipDuplicates: true,
  })
  if (count === 1) return id
  const where = { clinicId_channel_address: { clinicId, channel, address } }
  return (await tx.contact.findUniqueOrThrow({ where, select: { id: true } })).id
}

/** What is told anew of a known contact. No statement where nothing is. */
async function mend(tx: Tx, ctx: Ctx, given: Address, row: KnownRow, at: Date): Promise<Fact[]> {
  const { clinicId } = ctx
  const facts: Fact[] = []
  const { address, userId, username } = given
  if (row.address !== address && lastFourOf(address) && userId)
    facts.push(
      ...(await moveAddress(tx, ctx, {
        contactId: row.contactId,
        patientId: row.patientId,
        from: row.address,
        to: address,
        at,
      })),
    )
  const news = {
    ...(userId && userId !== row.userId && { userId }),
    ...(username && username !== row.username && { username }),
  }
  if (Object.keys(news).length > 0)
    await tx.contact.updateMany({ where: { id: row.contactId, clinicId }, data: news })
  return facts
}

function patientsOf(person: Person, known: readonly KnownRow[], ids: readonly string[]): KnownPatient[] {
  const found = new Map<string, KnownPatient>()
  const asked = person.addresses.map(({ address, userId }) => [address, userId])
  for (const row of known) {
    if (!row.patientId || row.name === null || row.nameFolded === null || !row.linkedAt) continue
    const place = asked.findIndex(
      (one, n) =>
        ids[n] === row.contactId || one.includes(row.address) || (row.userId && one.includes(row.userId)),
    )
    const one = found.get(row.patientId) ?? {
      patientId: row.patientId,
      name: row.name,
      nameFolded: row.nameFolded,
      mergedIntoId: row.mergedIntoId,
      contactIds: [],
      addresses: new Set<string>(),
      isDirect: false,
      linkedAt: row.linkedAt,
      enquiredAt: row.enquiredAt,
      hasOpenLead: row.hasOpenLead,
    }
    one.contactIds.push(row.contactId)
    one.addresses.add(person.addresses[place]?.address ?? row.address)
    one.isDirect ||= row.channel === person.addresses[0].channel
    if (row.linkedAt < one.linkedAt) one.linkedAt = row.linkedAt
    found.set(row.patientId, one)
  }
  return [...found.values()]
}
