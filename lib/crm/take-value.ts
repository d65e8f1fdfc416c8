import { HUBSPOT } from "@/lib/crm/links"
import { namesOf } from "@/lib/crm/person"
import type { Field } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { changeNow } from "@/lib/patients/change"
import { dayOf } from "@/lib/patients/details"
import { holdAddresses } from "@/lib/patients/intake"
import { patientForChange } from "@/lib/patients/reach"
import { lastFourOf } from "@/lib/patients/rules"
import { BirthDate, Language, Name } from "@/lib/patients/schema"
import { CHANNELS } from "@/lib/patients/words"
import { toE164 } from "@/lib/phone"

/** `refused`: what stands in the way of taking it over, for a person to look at. */
export type Taken = { facts: Fact[]; refused?: "not_usable" | "shared" }

/** Takes HubSpot's value over into the patient's record, as a change of a patient like any other. Never a consent. */
export async function takeValue(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  field: Field,
  value: string | null,
  country: string,
): Promise<Taken> {
  if (field === "phone" || field === "email") return takeAddress(tx, ctx, patientId, field, value, country)
  const patient = await patientForChange(tx, patientId, { scope: "all", memberId: null })
  const birthDate = BirthDate.parse(dayOf(patient.birthDate) ?? "")
  const language = patient.language ?? undefined
  if (field === "language") {
    const read = Language.safeParse(value?.split(/[-_]/)[0])
    if (!read.success || !read.data) return { facts: [], refused: "not_usable" }
    return changeNow(tx, patient, { name: patient.name, birthDate, language: read.data }, HUBSPOT)
  }
  if (field !== "firstName" && field !== "lastName") return { facts: [], refused: "not_usable" }
  const names = { ...namesOf(patient.name), [field]: value?.trim() || null }
  const name = Name.safeParse([names.firstName, names.lastName].filter(Boolean).join(" "))
  if (!name.success) return { facts: [], refused: "not_usable" }
  return changeNow(tx, patient, { name: name.data, birthDate, language }, HUBSPOT)
}

/** An address more, put first; the one that was stays. One that somebody else has is for a person to decide. */
async function takeAddress(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  field: "phone" | "email",
  value: string | null,
  country: string,
): Promise<Taken> {
  const { clinicId, now: createdAt } = ctx
  const given = value?.trim() ?? ""
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given) ? given.toLowerCase() : null
  const address = field === "email" ? email : toE164(given, country)
  if (!address) return { facts: [], refused: "not_usable" }
  const channel = field === "email" ? "email" : "voice"
  await holdAddresses(tx, ctx, [{ channel, address }])
  const patient = await patientForChange(tx, patientId, { scope: "all", memberId: null })
  const others = await tx.patientContact.count({
    where: { contact: { channel: { in: [...CHANNELS] }, address }, patientId: { not: patient.id } },
  })
  if (others > 0) return { facts: [], refused: "shared" }
  await tx.contact.createMany({
    data: [{ id: newId(), clinicId, channel, address, lastFour: lastFourOf(address), createdAt }],
    skipDuplicates: true,
  })
  const where = { clinicId_channel_address: { clinicId, channel, address } }
  const { id: contactId } = await tx.contact.findUniqueOrThrow({ where, select: { id: true } })
  const first = await tx.patientContact.aggregate({
    where: { patientId: patient.id },
    _min: { createdAt: true },
  })
  // What is written to the CRM is the oldest address of its kind: what was taken from there goes before it.
  const before = first._min.createdAt ? new Date(first._min.createdAt.getTime() - 1) : createdAt
  await tx.patientContact.deleteMany({ where: { patientId: patient.id, contactId } })
  const isPrimary = (await tx.patientContact.count({ where: { patientId: patient.id } })) === 0
  await tx.patientContact.create({
    data: { clinicId, patientId: patient.id, contactId, isPrimary, createdAt: before },
  })
  const added = fact("patient.contact_added", patient.id, {
    patientId: patient.id,
    after: { contactId, channel, partner: HUBSPOT },
    personal: { after: { address } },
  })
  return { facts: [added] }
}
