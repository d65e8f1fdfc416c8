import { type Standing, standingConsentsOf } from "@/lib/consents/standing"
import type { Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { idFrom, isId } from "@/lib/ids"
import { isPhone } from "@/lib/messaging/rules"
import { isUnnamed } from "@/lib/patients/rules"
import type { CrmContact } from "@/lib/providers/hubspot/client"
import { DAY_MS, SECOND_MS } from "@/lib/time"

export type SyncAsk = { leadId: string; scoreId?: string | null }

/** consent: they agreed. own_records: never asked, it is the clinic's own list of its patients, kept for it by a processor. */
export type SyncBasis = "consent" | "own_records"

export type CrmPerson = {
  patientId: string
  /** By which right their data goes to the CRM; null: it must not. */
  basis: SyncBasis | null
  /** The score's time, or the last message's. */
  at: Date
  contact: CrmContact
}

/** A contact that was written is not written again by the same number and time for so long. */
export const SYNC_LASTS_MS = DAY_MS

/** HubSpot's search finds a new contact only after some seconds. */
export const CRM_SETTLES_MS = 30 * SECOND_MS

export const NOT_AGREED = "sharing_not_agreed"

/** A key is kept longer than a person may be: of the number only what cannot be read back. */
export const syncKey = ({ contact, at }: CrmPerson): string =>
  `hubspot:${idFrom(`hubspot:${contact.phone ?? contact.email}:${at.toISOString()}`)}`

/** Why nothing about this person goes to the CRM. */
export function notToSync({ basis, contact }: CrmPerson): typeof NOT_AGREED | "invalid_payload" | null {
  if (!basis) return NOT_AGREED
  return contact.phone || contact.email ? null : "invalid_payload"
}

/** The person behind each, in their order; null where there is no such lead. As many statements for one as for many. */
export async function readPeople(tx: Tx, ctx: Ctx, asks: readonly SyncAsk[]): Promise<(CrmPerson | null)[]> {
  const leadIds = asks.map((one) => one.leadId).filter(isId)
  const scoreIds = asks.flatMap((one) => (one.scoreId && isId(one.scoreId) ? [one.scoreId] : []))
  const found = await tx.lead.findMany({
    where: { id: { in: [...new Set(leadIds)] } },
    include: {
      patient: { include: { contacts: { include: { contact: true }, orderBy: { createdAt: "asc" } } } },
    },
  })
  const leads = new Map(found.map((lead) => [lead.id, lead]))
  const scores = scoreIds.length
    ? await tx.score.findMany({ where: { id: { in: scoreIds } }, select: { id: true, createdAt: true } })
    : []
  const scoredAt = new Map(scores.map((one) => [one.id, one.createdAt]))
  const patientIds = found.map((lead) => lead.patientId)
  const standing = await standingConsentsOf(tx, patientIds, ctx.now)
  return asks.map(({ leadId, scoreId }) => {
    const lead = leads.get(leadId)
    if (!lead) return null
    const { patient } = lead
    const addresses = patient.contacts.map(({ contact }) => contact)
    return {
      patientId: patient.id,
      basis: basisOf(standing.get(patient.id) ?? []),
      at: scoredAt.get(scoreId ?? "") ?? lead.lastMessageAt ?? lead.createdAt,
      contact: {
        phone: addresses.find(({ address }) => isPhone(address))?.address ?? null,
        email: addresses.find(({ channel }) => channel === "email")?.address ?? null,
        ...namesOf(patient.name),
      },
    }
  })
}

/** Once asked, only a yes that still holds will do. */
export function basisOf(standing: readonly Pick<Standing, "purpose" | "status">[]): SyncBasis | null {
  const statusOf = (purpose: Purpose) => standing.find((one) => one.purpose === purpose)?.status
  const keeping = statusOf("data_processing")
  if (keeping === "withdrawn" || keeping === "denied") return null
  const sharing = statusOf("third_party_sharing")
  if (sharing === undefined) return "own_records"
  return sharing === "granted" ? "consent" : null
}

/** The number or address it is found by there, as a word that cannot be read back. */
export const contactName = ({ phone, email }: CrmContact): string => idFrom(`contact:${phone ?? email}`)

function namesOf(name: string): Pick<CrmContact, "firstName" | "lastName"> {
  if (isUnnamed(name)) return { firstName: null, lastName: null }
  const [first = null, ...rest] = name.trim().split(/\s+/)
  return { firstName: first, lastName: rest.join(" ") || null }
}
