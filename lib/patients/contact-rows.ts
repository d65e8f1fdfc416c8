import type { Tx } from "@/lib/db"
import { maskAddress } from "@/lib/patients/mask"
import { type PatientReach, reachWhere } from "@/lib/patients/reach"
import type { PatientContactRow } from "@/lib/patients/schema"
import { CHANNELS, type Channel } from "@/lib/patients/words"
import { spokenPhone } from "@/lib/phone"

/** How a patient can be reached, first choice first, and who else is reached there. */
export async function readContacts(
  tx: Tx,
  patientId: string,
  reach: PatientReach,
  masked: boolean,
): Promise<PatientContactRow[]> {
  const links = await tx.patientContact.findMany({
    where: { patientId },
    orderBy: [{ isPrimary: "desc" }, { createdAt: "asc" }, { contactId: "asc" }],
    include: { contact: true },
  })
  // A number is one place, whether it is written to or called.
  const others = await tx.patientContact.findMany({
    where: {
      contact: { channel: { in: [...CHANNELS] }, address: { in: links.map((link) => link.contact.address) } },
      patientId: { not: patientId },
    },
    select: { patientId: true, contact: { select: { address: true } } },
    take: 200,
  })
  // One patient's name was unmasked, not those of whoever shares the number.
  const near =
    masked || reach.scope === "masked"
      ? []
      : await tx.patient.findMany({
          where: { id: { in: others.map((one) => one.patientId) }, ...reachWhere(reach) },
          select: { id: true, name: true },
          orderBy: { nameFolded: "asc" },
        })
  return links.map(({ contact, contactId, label, isPrimary }) => {
    const there = others.filter((one) => one.contact.address === contact.address)
    const sharing = [...new Set(there.map((one) => one.patientId))]
    const alsoOf = near.filter((one) => sharing.includes(one.id))
    return {
      id: contactId,
      channel: contact.channel as Channel,
      address: masked ? null : contact.address,
      spoken: masked ? maskAddress(contact.address) : spokenPhone(contact.address),
      username: masked ? null : contact.username,
      label: masked ? null : label,
      isPrimary,
      alsoOf,
      others: sharing.length - alsoOf.length,
    }
  })
}
