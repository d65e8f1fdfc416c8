import type { Tx } from "@/lib/db"
import type { Ground } from "@/lib/subject-requests/places/place"

/** What a provider's raw body would name the person by: their name, numbers, addresses and ids that nobody else has. */
export async function identifiersOf(tx: Tx, ground: Ground): Promise<string[]> {
  const contacts = await tx.contact.findMany({
    where: { id: { in: ground.contactIds } },
    select: { address: true, userId: true, username: true },
  })
  const former = await tx.formerAddress.findMany({
    where: { contactId: { in: ground.contactIds } },
    select: { address: true },
  })
  const people = await tx.patient.findMany({
    where: { id: { in: ground.patientIds } },
    select: { name: true },
  })
  const links = await tx.crmLink.findMany({
    where: { id: { in: ground.linkIds }, externalId: { not: null } },
    select: { externalId: true },
  })
  const addresses = [...contacts, ...former].map((one) => one.address.replace(/^\+/, ""))
  // A name of one short word is a word of many texts: what holds it is found by the number beside it.
  const names = people.map((one) => one.name.trim()).filter((name) => /\s/.test(name) && name.length >= 5)
  return [
    ...new Set([
      ...addresses,
      ...contacts.flatMap((one) => [one.userId ?? [], one.username ?? []].flat()),
      ...names,
      ...links.map((one) => `"objectId":${one.externalId}`),
    ]),
  ]
}

/** As what a list would name them: the clinic's own number of them, and numbers and addresses that nobody else has. */
export async function listedAs(tx: Tx, ground: Ground): Promise<string[]> {
  const people = await tx.patient.findMany({
    where: { id: { in: ground.patientIds }, externalRef: { not: null } },
    select: { externalRef: true },
  })
  const contacts = await tx.contact.findMany({
    where: { id: { in: ground.contactIds } },
    select: { address: true },
  })
  return [
    ...people.map((one) => `ref ${one.externalRef}`),
    ...contacts.map((one) => one.address.toLowerCase()),
  ]
}
