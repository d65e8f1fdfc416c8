import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { foldName } from "@/lib/patients/rules"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, type MadeMember, makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { now } from "@/lib/time"

type Lead = { id: string; clinicId: string; patientId: string; contactId: string }

type Given = {
  name?: string
  address?: string
  source?: string
  status?: string
  score?: number | null
  classification?: string | null
  urgency?: string
  ownerId?: string | null
  waitingSince?: Date | null
  dueAt?: Date | null
  lastMessageAt?: Date | null
  lastMessage?: string | null
  createdAt?: Date
}

export type LeadGround = {
  clinic: MadeClinic
  member: MadeMember
  lead: Lead
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

/** A lead of one clinic, a member of that clinic and a member of another. */
export async function leadGround(given: Given = {}): Promise<LeadGround> {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const lead = await addLead(clinic.id, given)
  return { clinic, member: ctxFor.member, lead, ctxFor, strangerFor }
}

let serial = 0

/** A patient with a WhatsApp number and one lead: HOT, new, unowned and waiting unless said otherwise. */
export function addLead(clinicId: string, given: Given = {}): Promise<Lead> {
  const { name = "Maria Pop", address = `+407${String(10_000_000 + ++serial)}`, ...rest } = given
  const ids = { id: newId(), clinicId, patientId: newId(), contactId: newId() }
  const createdAt = rest.createdAt ?? now()
  return inClinic(clinicId, async (tx) => {
    await tx.patient.create({
      data: { id: ids.patientId, clinicId, name, nameFolded: foldName(name), language: "en", createdAt },
    })
    await tx.contact.create({
      data: { id: ids.contactId, clinicId, channel: "whatsapp", address, lastFour: address.slice(-4) },
    })
    await tx.patientContact.create({
      data: { clinicId, patientId: ids.patientId, contactId: ids.contactId },
    })
    await tx.lead.create({
      data: {
        id: ids.id,
        clinicId,
        patientId: ids.patientId,
        source: "whatsapp",
        score: 4,
        classification: "HOT",
        confidence: 0.8,
        waitingSince: createdAt,
        lastMessageAt: createdAt,
        lastMessage: "When can I come?",
        createdAt,
        ...rest,
      },
    })
    return ids
  })
}

/** One message of the lead's patient, or an answer; returns its id. */
export function addMessage(
  lead: Lead,
  body: string,
  given: { direction?: "in" | "out"; createdAt?: Date } = {},
): Promise<string> {
  const id = newId()
  const createdAt = given.createdAt ?? now()
  return inClinic(lead.clinicId, async (tx) => {
    await tx.message.create({
      data: {
        id,
        clinicId: lead.clinicId,
        contactId: lead.contactId,
        leadId: lead.id,
        direction: given.direction ?? "in",
        externalId: `wamid.${id}`,
        body,
        status: given.direction === "out" ? "sent" : "received",
        statusAt: createdAt,
        createdAt,
      },
    })
    return id
  })
}

export const readLead = (lead: Lead) =>
  inClinic(lead.clinicId, (tx) => tx.lead.findUniqueOrThrow({ where: { id: lead.id } }))

/** What was recorded about it, oldest first. */
export const factsOf = (lead: Lead) => recorded(lead.clinicId, lead.id)
