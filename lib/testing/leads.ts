import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

let serial = 0

type Given = Partial<Omit<Prisma.LeadUncheckedCreateInput, "clinicId" | "patientId">> & {
  patientName?: string
  address?: string
}

export type MadeLead = { leadId: string; patientId: string; contactId: string }

/** A patient with a WhatsApp contact and one lead, as they are stored. */
export async function makeLead(clinicId: string, given: Given = {}): Promise<MadeLead> {
  const { patientName = `Patient ${++serial}`, address, ...lead } = given
  const [leadId, patientId, contactId] = [lead.id ?? newId(), newId(), newId()]
  const number =
    address ?? `+40700${String(process.pid % 1000).padStart(3, "0")}${String(++serial).padStart(4, "0")}`
  await inClinic(clinicId, async (tx) => {
    await tx.patient.create({
      data: { id: patientId, clinicId, name: patientName, nameFolded: patientName.toLowerCase() },
    })
    await tx.contact.create({
      data: { id: contactId, clinicId, channel: "whatsapp", address: number, lastFour: number.slice(-4) },
    })
    await tx.patientContact.create({ data: { clinicId, patientId, contactId } })
    await tx.lead.create({ data: { source: "whatsapp", ...lead, id: leadId, clinicId, patientId } })
  })
  return { leadId, patientId, contactId }
}

/** One incoming text on a lead. */
export async function makeMessage(
  clinicId: string,
  made: MadeLead,
  body: string,
  at = now(),
): Promise<string> {
  const id = newId()
  await inClinic(clinicId, (tx) =>
    tx.message.create({
      data: {
        id,
        clinicId,
        contactId: made.contactId,
        leadId: made.leadId,
        direction: "in",
        externalId: `wamid.test.${id}`,
        body,
        status: "received",
        statusAt: at,
        createdAt: at,
      },
    }),
  )
  return id
}
