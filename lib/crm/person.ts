import { readSetting } from "@/lib/clinics/settings"
import { type Standing as Consent, standingConsentsOf } from "@/lib/consents/standing"
import type { Purpose } from "@/lib/consents/words"
import { type Link, standingLinks } from "@/lib/crm/links"
import { type CrmSettings, HUBSPOT_FIELDS, mappingOf } from "@/lib/crm/setting"
import type { Values } from "@/lib/crm/values"
import type { Mapping } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { idFrom, isId } from "@/lib/ids"
import { isPhone } from "@/lib/messaging/rules"
import { isUnnamed } from "@/lib/patients/rules"
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
  /** What they are known by there. */
  contact: { phone: string | null; email: string | null }
  values: Values
  link: Link | null
  stop: Stop | null
}

/** Restricted here: their data is kept, and nothing else is done with it. */
export type Stop = "erased_there" | "deleted_there" | "restricted"

/** The clinic's own way of writing. */
export type CrmPlan = { settings: CrmSettings; mapping: Mapping; country: string }

/** A contact that was written is not written again by the same number and time for so long. */
export const SYNC_LASTS_MS = DAY_MS

/** HubSpot's search finds a new contact only after some seconds. */
export const CRM_SETTLES_MS = 30 * SECOND_MS

export const NOT_AGREED = "sharing_not_agreed"

/** A key is kept longer than a person may be: of the number only what cannot be read back. */
export const syncKey = ({ contact, at }: CrmPerson): string =>
  `hubspot:${idFrom(`hubspot:${contact.phone ?? contact.email}:${at.toISOString()}`)}`

/** Why nothing about this person goes to the CRM. */
export function notToSync({
  basis,
  contact,
  stop,
}: CrmPerson): typeof NOT_AGREED | "invalid_payload" | Stop | null {
  if (stop) return stop
  if (!basis) return NOT_AGREED
  return contact.phone || contact.email ? null : "invalid_payload"
}

export async function readPlan(tx: Tx, ctx: Ctx): Promise<CrmPlan> {
  const settings = await readSetting(tx, ctx, HUBSPOT_FIELDS)
  const { country } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { country: true },
  })
  return { settings, mapping: mappingOf(settings), country }
}

/** The person behind each, in their order; null where there is no such lead. As many statements for one as for many. */
export async function readPeople(
  tx: Tx,
  ctx: Ctx,
  asks: readonly SyncAsk[],
  plan: CrmPlan,
): Promise<(CrmPerson | null)[]> {
  const leadIds = asks.map((one) => one.leadId).filter(isId)
  const scoreIds = asks.flatMap((one) => (one.scoreId && isId(one.scoreId) ? [one.scoreId] : []))
  const found = await tx.lead.findMany({ where: { id: { in: [...new Set(leadIds)] } } })
  const leads = new Map(found.map((lead) => [lead.id, lead]))
  const scores = scoreIds.length
    ? await tx.score.findMany({ where: { id: { in: scoreIds } }, select: { id: true, createdAt: true } })
    : []
  const scoredAt = new Map(scores.map((one) => [one.id, one.createdAt]))
  const patients = await readPatients(
    tx,
    found.map((lead) => lead.patientId),
  )
  const around = await aroundOf(tx, ctx, [...patients.keys()])
  return asks.map(({ leadId, scoreId }) => {
    const lead = leads.get(leadId)
    const patient = lead && patients.get(lead.patientId)
    if (!patient) return null
    const at = scoredAt.get(scoreId ?? "") ?? lead.lastMessageAt ?? lead.createdAt
    return toPerson(patient, lead, at, around, plan)
  })
}

/** People by themselves, with what the newest enquiry of each says; unknown ones are left out. `at`: what is new about it. */
export async function readPersons(
  tx: Tx,
  ctx: Ctx,
  patientIds: readonly string[],
  plan: CrmPlan,
  at: Date,
): Promise<CrmPerson[]> {
  const patients = await readPatients(tx, patientIds)
  const leads = await tx.lead.findMany({
    where: { patientId: { in: [...patients.keys()] } },
    distinct: ["patientId"],
    orderBy: [{ patientId: "asc" }, { createdAt: "desc" }],
  })
  const newest = new Map(leads.map((lead) => [lead.patientId, lead]))
  const around = await aroundOf(tx, ctx, [...patients.keys()])
  return patientIds.flatMap((id) => {
    const patient = patients.get(id)
    return patient ? [toPerson(patient, newest.get(id), at, around, plan)] : []
  })
}

type Lead = Awaited<ReturnType<Tx["lead"]["findMany"]>>[number]
type Patient = Awaited<ReturnType<typeof readPatients>> extends Map<string, infer One> ? One : never
type Around = Awaited<ReturnType<typeof aroundOf>>

async function readPatients(tx: Tx, ids: readonly string[]) {
  const rows = await tx.patient.findMany({
    where: { id: { in: [...new Set(ids)].filter(isId) } },
    include: { contacts: { include: { contact: true }, orderBy: { createdAt: "asc" } } },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

async function aroundOf(tx: Tx, ctx: Ctx, patientIds: readonly string[]) {
  const consents = await standingConsentsOf(tx, patientIds, ctx.now)
  return { consents, links: await standingLinks(tx, patientIds) }
}

function toPerson(
  patient: Patient,
  lead: Lead | undefined,
  at: Date,
  { consents, links }: Around,
  { settings }: CrmPlan,
): CrmPerson {
  const standing = consents.get(patient.id) ?? []
  const addresses = patient.contacts.map(({ contact }) => contact)
  const contact = {
    phone: addresses.find(({ address }) => isPhone(address))?.address ?? null,
    email: addresses.find(({ channel }) => channel === "email")?.address ?? null,
  }
  const { link = null, stop: ended = null } = links.get(patient.id) ?? {}
  const stop = ended ?? (patient.restrictedAt ? "restricted" : null)
  const ownerOf = (memberId: string | null | undefined) => (memberId ? settings.owners[memberId] : undefined)
  const values: Values = {
    ...contact,
    ...namesOf(patient.name),
    language: lead?.language ?? patient.language,
    lifecycle: lead ? (STAGES[lead.status] ?? "lead") : "lead",
    leadStatus: lead ? (STATUSES[lead.status] ?? null) : null,
    owner: ownerOf(lead?.ownerId) ?? null,
    score: lead?.score ? String(lead.score) : null,
    classification: lead?.classification ?? null,
    urgency: lead?.urgency ?? null,
    source: lead?.source ?? patient.source,
    utmSource: lead?.utmSource ?? null,
    utmMedium: lead?.utmMedium ?? null,
    utmCampaign: lead?.utmCampaign ?? null,
    keepingConsent: statusOf(standing, "data_processing") ?? "never_asked",
    offersConsent: statusOf(standing, "marketing_whatsapp") ?? "never_asked",
  }
  return { patientId: patient.id, basis: basisOf(standing, settings), at, contact, values, link, stop }
}

/** HubSpot's own words for how far somebody has come. */
const STAGES: Readonly<Record<string, string>> = {
  qualified: "salesqualifiedlead",
  booked: "opportunity",
  won: "customer",
}
const STATUSES: Readonly<Record<string, string>> = {
  new: "NEW",
  contacted: "CONNECTED",
  qualified: "IN_PROGRESS",
  booked: "OPEN_DEAL",
  won: "OPEN_DEAL",
  lost: "UNQUALIFIED",
  archived: "BAD_TIMING",
}

type Decided = Pick<Consent, "purpose" | "status">
const statusOf = (standing: readonly Decided[], purpose: Purpose) =>
  standing.find((one) => one.purpose === purpose)?.status

/** Once asked, only a yes that still holds will do; who was never asked, the clinic decides. */
export function basisOf(
  standing: readonly Decided[],
  { neverAsked }: Pick<CrmSettings, "neverAsked">,
): SyncBasis | null {
  const keeping = statusOf(standing, "data_processing")
  if (keeping === "withdrawn" || keeping === "denied") return null
  const sharing = statusOf(standing, "third_party_sharing")
  if (sharing === undefined) return neverAsked === "own_records" ? "own_records" : null
  return sharing === "granted" ? "consent" : null
}

/** The number or address it is found by there, as a word that cannot be read back. */
export const contactName = ({ phone, email }: CrmPerson["contact"]): string =>
  idFrom(`contact:${phone ?? email}`)

export function namesOf(name: string): { firstName: string | null; lastName: string | null } {
  if (isUnnamed(name)) return { firstName: null, lastName: null }
  const [first = null, ...rest] = name.trim().split(/\s+/)
  return { firstName: first, lastName: rest.join(" ") || null }
}
