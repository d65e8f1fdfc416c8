import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

let serial = 0
/** Fictional, and apart from those of other workers. */
const nextNumber = () =>
  `+40700${String(process.pid % 1000).padStart(3, "0")}${String(++serial).padStart(4, "0")}`

type Given = Partial<Omit<Prisma.LeadUncheckedCreateInput, "clinicId" | "patientId">> & {
  patientName?: string
  address?: string
}

export type MadeLead = { id: string; clinicId: string; patientId: string; contactId: string }

/** A patient with a WhatsApp contact and one lead, as they are stored. */
export async function makeLead(clinicId: string, given: Given = {}): Promise<MadeLead> {
  const { patientName = `Patient ${++serial}`, address = nextNumber(), ...lead } = given
  const made = { id: lead.id ?? newId(), clinicId, patientId: newId(), contactId: newId() }
  const { id, patientId, contactId } = made
  await inClinic(clinicId, async (tx) => {
    await tx.patient.create({
      data: { id: patientId, clinicId, name: patientName, nameFolded: patientName.toLowerCase() },
    })
    await tx.contact.create({
      data: { id: contactId, clinicId, channel: "whatsapp", address, lastFour: address.slice(-4) },
    })
    await tx.patientContact.create({ data: { clinicId, patientId, contactId } })
    await tx.lead.create({ data: { source: "whatsapp", ...lead, id, clinicId, patientId } })
  })
  return made
}

/** One incoming text on a lead; returns its id. */
export async function makeMessage(
  lead: MadeLead,
  body: string,
  given: Partial<Omit<Prisma.MessageUncheckedCreateInput, "clinicId">> = {},
): Promise<string> {
  const { clinicId, contactId } = lead
  const id = given.id ?? newId()
  const at = given.createdAt ?? now()
  const standard = {
    direction: "in",
    externalId: `wamid.test.${id}`,
    status: "received",
    statusAt: at,
    createdAt: at,
  }
  await inClinic(clinicId, (tx) =>
    tx.message.create({ data: { ...standard, ...given, id, clinicId, contactId, leadId: lead.id, body } }),
  )
  return id
}

export const readLead = (lead: MadeLead) =>
  inClinic(lead.clinicId, (tx) => tx.lead.findUniqueOrThrow({ where: { id: lead.id } }))

/** What was recorded of a lead, oldest first. */
export const factsOf = (lead: MadeLead) =>
  inClinic(lead.clinicId, (tx) =>
    tx.fact.findMany({ where: { subjectId: lead.id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  )
