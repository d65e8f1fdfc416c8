import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { holdAddresses } from "@/lib/patients/intake"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { lastFourOf } from "@/lib/patients/rules"
import { AddContactInput, ContactOfInput, LabelContactInput, RemoveContactInput } from "@/lib/patients/schema"
import { CHANNELS } from "@/lib/patients/words"
import { toE164 } from "@/lib/phone"

/** A number or address more. One that somebody else has is shared only when the person says that it is. */
export const addContact = command({
  name: "patients.addContact",
  may: "patients.write",
  input: AddContactInput,
  async run({ ctx, tx, input, grant }) {
    const { clinicId } = ctx
    const { channel, label } = input
    const { country } = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId } })
    const address = channel === "email" ? emailOf(input.address) : toE164(input.address, country)
    if (!address)
      fail("invalid_input", { fields: { address: WRONG[channel === "email" ? "email" : "phone"] } })
    // As a message from there does: first the address, then the person.
    await holdAddresses(tx, ctx, [{ channel, address }])
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const where = { clinicId_channel_address: { clinicId, channel, address } }
    const known = await tx.contact.findUnique({ where, include: { patients: true } })
    const value = { id: patient.id, contactId: known?.id ?? newId() }
    if (known?.patients.some((link) => link.patientId === patient.id)) return { value, facts: [] }
    const others = await tx.patientContact.count({
      where: { contact: { channel: { in: [...CHANNELS] }, address }, patientId: { not: patient.id } },
    })
    if (others > 0 && !input.shared)
      fail("invalid_input", {
        fields: { address: "Somebody else is reached there. Say below that they share it." },
      })
    const createdAt = ctx.now
    if (!known)
      await tx.contact.create({
        data: { id: value.contactId, clinicId, channel, address, lastFour: lastFourOf(address), createdAt },
      })
    const first = (await tx.patientContact.count({ where: { patientId: patient.id } })) === 0
    await tx.patientContact.create({
      data: {
        clinicId,
        patientId: patient.id,
        contactId: value.contactId,
        label,
        isPrimary: first,
        createdAt,
      },
    })
    const added = fact("patient.contact_added", patient.id, {
      patientId: patient.id,
      after: { contactId: value.contactId, channel, ...(others > 0 && { shared: true }) },
      personal: { after: { address, ...(label && { label }) } },
    })
    return { value, facts: [added] }
  },
})

/** Whose it is, in the clinic's words. */
export const labelContact = command({
  name: "patients.labelContact",
  may: "patients.write",
  input: LabelContactInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const link = await linkOf(tx, patient.id, input.contactId)
    const value = { id: patient.id, contactId: link.contactId }
    const label = input.label ?? null
    if (link.label === label) return { value, facts: [] }
    await tx.patientContact.updateMany({ where: whichLink(link), data: { label } })
    const told = fact("patient.contact_labelled", patient.id, {
      patientId: patient.id,
      after: { contactId: link.contactId },
      personal: { before: { label: link.label }, after: { label } },
    })
    return { value, facts: [told] }
  },
})

/** Where the person is reached first. */
export const preferContact = command({
  name: "patients.preferContact",
  may: "patients.write",
  input: ContactOfInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const link = await linkOf(tx, patient.id, input.contactId)
    const value = { id: patient.id, contactId: link.contactId }
    if (link.isPrimary) return { value, facts: [] }
    await tx.patientContact.updateMany({
      where: { patientId: patient.id, isPrimary: true },
      data: { isPrimary: false },
    })
    await tx.patientContact.updateMany({ where: whichLink(link), data: { isPrimary: true } })
    const told = fact("patient.contact_preferred", patient.id, {
      patientId: patient.id,
      after: { contactId: link.contactId },
    })
    return { value, facts: [told] }
  },
})

/** Takes the link away, not the address: what was written over it stays. The last one goes only when that is said. */
export const removeContact = command({
  name: "patients.removeContact",
  may: "patients.write",
  input: RemoveContactInput,
  async run({ ctx, tx, input, grant }) {
    const patient = await patientForChange(tx, input.id, patientReach(ctx, grant))
    const value = { id: patient.id, contactId: input.contactId }
    const links = await tx.patientContact.findMany({
      where: { patientId: patient.id },
      orderBy: { createdAt: "asc" },
      include: { contact: true },
    })
    const link = links.find((one) => one.contactId === input.contactId)
    if (!link) return { value, facts: [] }
    if (links.length === 1 && !input.evenLast)
      fail("wrong_state", {
        sentence: "This is the only way to reach the patient. Say that it shall go all the same.",
        fields: { evenLast: "Nothing is left to reach them by." },
      })
    await tx.patientContact.deleteMany({ where: whichLink(link) })
    const next = link.isPrimary ? links.find((one) => one !== link) : undefined
    if (next) await tx.patientContact.updateMany({ where: whichLink(next), data: { isPrimary: true } })
    const told = fact("patient.contact_removed", patient.id, {
      patientId: patient.id,
      before: { contactId: link.contactId, channel: link.contact.channel },
      personal: { before: { address: link.contact.address, label: link.label } },
    })
    return { value, facts: [told] }
  },
})

const WRONG = {
  email: "This is not an e-mail address.",
  phone: "This is not a phone number. Give it with its country, such as +40 722 119 876.",
}

const emailOf = (typed: string): string | null => {
  const address = typed.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : null
}

const whichLink = ({ patientId, contactId }: { patientId: string; contactId: string }) => ({
  patientId,
  contactId,
})

async function linkOf(tx: Tx, patientId: string, contactId: string) {
  const link = isId(contactId) ? await tx.patientContact.findFirst({ where: { patientId, contactId } }) : null
  return link ?? fail("not_found")
}
