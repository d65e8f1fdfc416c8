import { readSetting } from "@/lib/clinics/settings"
import { standingConsentsOf } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { bestOf, type Carrier, wayBack, waysOf } from "@/lib/messaging/carriers"
import type { Decision, Known, Other } from "@/lib/messaging/gate-rules"
import { zoneOfPhone } from "@/lib/messaging/quiet"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { isSendingPaused } from "@/lib/sending/pause"
import { standingOf } from "@/lib/templates/rules"
import { addMs, HOUR_MS } from "@/lib/time"

export type Whom = {
  patientId: string
  contactId: string
  at: Date
  templateVersionId: string | null
  /** Of a message that is there already: it is none of the others. */
  messageId?: string
  /** Leaves by whatever way is the best; absent: by the one by which the person wrote last. */
  isFirst?: boolean
}

export type KnownHere = Known & { carrierUsed: Carrier | null }

type Place = {
  n: bigint
  isThere: boolean
  isMerged: boolean
  isErased: boolean
  isRestricted: boolean
  channel: string | null
  address: string | null
  phone: string | null
  lastWroteAt: Date | null
  wroteBy: string | null
}

/** All that the gate asks of, for many messages at once: as many statements as for one. */
export async function gateFacts(tx: Tx, ctx: Ctx, asked: readonly Whom[]): Promise<KnownHere[]> {
  const patientIds = [...new Set(asked.map((one) => one.patientId))]
  const places = await placesOf(tx, ctx, asked)
  const standing = await standingConsentsOf(tx, patientIds, ctx.now)
  const others = await othersOf(tx, ctx, patientIds, asked)
  const stops = await stopsOf(tx, ctx, [...new Set(asked.map((one) => one.contactId))])
  const templates = await templatesOf(tx, ctx, asked)
  const ways = await waysOf(tx, ctx, [...new Set(places.flatMap((one) => one.channel ?? []))])
  const limits = await readSetting(tx, ctx, SENDING_LIMITS)
  const isPaused = await isSendingPaused(tx, ctx)
  const isOutdated = await outdatedBy(tx, ctx)
  return asked.map((one, n): KnownHere => {
    const place = places[n]
    const open = ways.get(place?.channel ?? "")
    const carrier = one.isFirst ? bestOf(open) : wayBack(open, place?.wroteBy)
    const { isMerged = false, isErased = false, isRestricted = false } = place ?? {}
    const zone = (place?.phone && zoneOfPhone(place.phone)) || ctx.clinic.timeZone
    return {
      person: place?.isThere ? { isMerged, isErased, isRestricted, zone } : null,
      decisions: (standing.get(one.patientId) ?? []).map(
        (given): Decision => ({ ...given, isOutdated: isOutdated(given) }),
      ),
      others: (others.get(one.patientId) ?? []).filter((other) => other.id !== one.messageId),
      channel: place?.channel ?? "",
      canReach: place?.address ? (carrier?.canReach(place.address) ?? true) : false,
      lastWroteAt: place?.lastWroteAt ?? null,
      wroteElsewhere: Boolean(place?.wroteBy && carrier && place.wroteBy !== carrier.provider),
      stops: stops.get(one.contactId) ?? [],
      carrier: carrier && {
        isReady: carrier.connection.token !== null,
        isPaused: carrier.connection.isPaused,
        isTokenRefused: carrier.connection.isTokenRefused,
        hasWindow: carrier.hasWindow,
      },
      template: one.templateVersionId ? (templates.get(one.templateVersionId) ?? "template_missing") : null,
      isSendingPaused: isPaused,
      limits,
      carrierUsed: carrier,
    }
  })
}

async function placesOf(tx: Tx, { clinicId }: Ctx, asked: readonly Whom[]): Promise<Place[]> {
  const rows = await tx.$queryRaw<Place[]>`
    select asked.n, patient.id is not null as "isThere", patient."mergedIntoId" is not null as "isMerged",
      patient."erasedAt" is not null as "isErased", patient."restrictedAt" is not null as "isRestricted",
      contact.channel, contact.address, phone.address as phone, wrote."saidAt" as "lastWroteAt",
      event.provider as "wroteBy"
    from unnest(${asked.map((one) => one.patientId)}::uuid[], ${asked.map((one) => one.contactId)}::uuid[])
      with ordinality as asked ("patientId", "contactId", n)
    left join "Patient" patient on patient.id = asked."patientId"
    left join "Contact" contact on contact.id = asked."contactId"
    left join lateral (
      select "saidAt", "webhookEventId" from "Message"
      where "clinicId" = ${clinicId}::uuid and "contactId" = contact.id and direction = 'in'
      order by "saidAt" desc limit 1
    ) wrote on true
    left join "WebhookEvent" event on event.id = wrote."webhookEventId"
    left join lateral (
      select reached.address from "PatientContact" link
      join "Contact" reached on reached."clinicId" = link."clinicId" and reached.id = link."contactId"
      where link."clinicId" = ${clinicId}::uuid and link."patientId" = patient.id
        and reached.channel in ('whatsapp', 'sms', 'voice') and reached.address like '+%'
      order by link."isPrimary" desc, link."createdAt", reached.id limit 1
    ) phone on true
    order by asked.n`
  return rows
}

/** A day of 25 hours, and what is planned beside it. */
const ROUND_MS = 26 * HOUR_MS

async function othersOf(
  tx: Tx,
  { clinicId }: Ctx,
  patientIds: readonly string[],
  asked: readonly Whom[],
): Promise<Map<string, Other[]>> {
  const times = asked.map((one) => one.at.getTime())
  const from = addMs(new Date(Math.min(...times)), -ROUND_MS)
  const to = addMs(new Date(Math.max(...times)), ROUND_MS)
  const rows = await tx.$queryRaw<(Other & { patientId: string })[]>`
    select id, "patientId", "leavesAt" as at, body, purpose, exempt, "sentById" is not null as "byMember",
      status not in ('queued', 'scheduled') as "hasLeft"
    from "Message"
    where "clinicId" = ${clinicId}::uuid and "patientId" = any (${[...patientIds]}::uuid[]) and direction = 'out'
      and kind <> 'reaction' and "leavesAt" between ${from}::timestamptz and ${to}::timestamptz
      and status in ('queued', 'scheduled', 'sent', 'delivered', 'read', 'unsure')
    order by "leavesAt"`
  const byPatient = new Map<string, Other[]>()
  for (const { patientId, ...other } of rows)
    byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), other])
  return byPatient
}

async function stopsOf(tx: Tx, { clinicId }: Ctx, contactIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ contactId: string; purpose: string; status: string; at: Date }[]>`
    select distinct on ("contactId", purpose) "contactId", purpose, status, "decidedAt" as at
    from "ContactPreference"
    where "clinicId" = ${clinicId}::uuid and "contactId" = any (${[...contactIds]}::uuid[])
    order by "contactId", purpose, "decidedAt" desc, id desc`
  const byContact = new Map<string, { purpose: string; at: Date }[]>()
  for (const { contactId, status, purpose, at } of rows)
    if (status === "withdrawn")
      byContact.set(contactId, [...(byContact.get(contactId) ?? []), { purpose, at }])
  return byContact
}

async function templatesOf(tx: Tx, { clinicId, now }: Ctx, asked: readonly Whom[]) {
  const ids = [...new Set(asked.flatMap((one) => one.templateVersionId ?? []))]
  if (ids.length === 0) return new Map<string, "fine" | "template_paused" | "template_missing">()
  const rows = await tx.$queryRaw<{ id: string; state: string; pausedUntil: Date | null }[]>`
    select version.id, language.state, language."pausedUntil" from "TemplateVersion" version
    join "TemplateLanguage" language on language."clinicId" = version."clinicId" and language.id = version."languageId"
    where version."clinicId" = ${clinicId}::uuid and version.id = any (${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, standingOf(row, now).because ?? "fine"] as const))
}

type Policy = { label: string; number: number; purposes: string[]; asksAgain: boolean; publishedAt: Date }

/** Whether what was agreed to was replaced by a policy that has to be agreed to anew. */
async function outdatedBy(tx: Tx, { clinicId }: Ctx) {
  const policies = await tx.$queryRaw<Policy[]>`
    select label, number, purposes, standing = 'ask_again' as "asksAgain", "publishedAt" from "PolicyVersion"
    where "clinicId" = ${clinicId}::uuid and status <> 'draft' and "publishedAt" is not null`
  const numbers = new Map(policies.map((one) => [one.label, one.number]))
  const asking = policies.filter((one) => one.asksAgain)
  return ({ purpose, policyVersion, decidedAt }: Omit<Decision, "isOutdated">): boolean => {
    const number = policyVersion === null ? undefined : numbers.get(policyVersion)
    return asking.some(
      (one) =>
        one.purposes.includes(purpose) &&
        (number === undefined ? decidedAt < one.publishedAt : number < one.number),
    )
  }
}
