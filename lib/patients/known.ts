import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Person } from "@/lib/patients/intake"

/** Families share a phone; a number known from another of these channels is the same person's. */
const PHONES = ["whatsapp", "sms", "voice"]

export type KnownRow = {
  contactId: string
  channel: string
  address: string
  userId: string | null
  username: string | null
  /** One of the addresses was this contact's when it was written from, and is no longer. */
  isFormer: boolean
  /** Which of them. */
  formerly: string[] | null
  patientId: string | null
  mergedIntoId: string | null
  name: string | null
  nameFolded: string | null
  linkedAt: Date | null
  /** When the patient enquired last. */
  enquiredAt: Date | null
  hasOpenLead: boolean
  /** Something was decided about it inside the provider's app. */
  hasPreference: boolean
}

export type KnownPatient = {
  patientId: string
  name: string
  nameFolded: string
  mergedIntoId: string | null
  contactIds: string[]
  /** How many of the given addresses are linked to this one. */
  addresses: Set<string>
  /** At the very channel it came from. */
  isDirect: boolean
  linkedAt: Date
  enquiredAt: Date | null
  hasOpenLead: boolean
}

/** Every contact at these addresses, with everyone linked to it: one statement, a row for each pair. */
export function knownAt(tx: Tx, ctx: Ctx, { addresses, writtenAt }: Person): Promise<KnownRow[]> {
  const { clinicId } = ctx
  const userIds = addresses.flatMap(({ userId }) => userId ?? [])
  const places = [...new Set([...addresses.map(({ address }) => address), ...userIds])]
  const own = addresses.map(({ channel }) => channel)
  const channels = [...new Set(own.some((one) => PHONES.includes(one)) ? [...PHONES, ...own] : own)]
  const byUser =
    userIds.length > 0
      ? Prisma.sql`union all select id, null from "Contact"
          where "clinicId" = ${clinicId}::uuid and channel = 'whatsapp' and "userId" = any(${userIds}::text[])`
      : Prisma.empty
  return tx.$queryRaw<KnownRow[]>`
    select contact.id as "contactId", contact.channel, contact.address, contact."userId", contact.username,
      known.formerly is not null as "isFormer", known.formerly, patient.id as "patientId", patient."mergedIntoId", patient.name,
      patient."nameFolded", link."createdAt" as "linkedAt", lead.at as "enquiredAt",
      coalesce(lead.open, false) as "hasOpenLead", exists (
        select from "ContactPreference" where "clinicId" = contact."clinicId" and "contactId" = contact.id
      ) as "hasPreference"
    from (
      select id, array_agg(former) filter (where former is not null) as formerly from (
        select id, null as former from "Contact"
        where "clinicId" = ${clinicId}::uuid and channel = any(${channels}::text[])
          and address = any(${places}::text[])
        ${byUser}
        union all
        select "contactId", address from "FormerAddress"
        where "clinicId" = ${clinicId}::uuid and address = any(${places}::text[])
          and "leftAt" >= ${writtenAt ?? ctx.now}::timestamptz
      ) found group by id
    ) known
    join "Contact" contact on contact."clinicId" = ${clinicId}::uuid and contact.id = known.id
    left join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
    left join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
    left join lateral (
      select max("createdAt") as at, bool_or(status in ('new', 'contacted', 'qualified', 'booked')) as open
      from "Lead" where "clinicId" = link."clinicId" and "patientId" = link."patientId"
    ) lead on true`
}

/** Where a patient was found to be another, that other stands for both. No statement where nobody was. */
export async function keptFor(tx: Tx, patients: readonly KnownPatient[]): Promise<KnownPatient[]> {
  const merged = patients.filter((one) => one.mergedIntoId).map((one) => one.patientId)
  if (merged.length === 0) return [...patients]
  const kept = await tx.$queryRaw<{ from: string; id: string; name: string; nameFolded: string }[]>`
    with recursive way as (
      select id as "from", id, "mergedIntoId", name, "nameFolded", 0 as depth from "Patient"
      where id = any(${merged}::uuid[])
      union all
      select way."from", next.id, next."mergedIntoId", next.name, next."nameFolded", way.depth + 1
      from way join "Patient" next on next.id = way."mergedIntoId" where way.depth < 20
    )
    select "from", id, name, "nameFolded" from way where "mergedIntoId" is null`
  const found = new Map<string, KnownPatient>()
  for (const one of patients) {
    const to = kept.find((row) => row.from === one.patientId)
    const here = to ? { ...one, patientId: to.id, name: to.name, nameFolded: to.nameFolded } : one
    const there = found.get(here.patientId)
    // A record that was given up says nothing of where its person can be reached now: its links are made anew.
    found.set(
      here.patientId,
      there ? together(there, here) : { ...here, contactIds: to ? [] : here.contactIds },
    )
  }
  return [...found.values()]
}

const together = (one: KnownPatient, other: KnownPatient): KnownPatient => ({
  ...one,
  contactIds: one.mergedIntoId ? other.contactIds : one.contactIds,
  mergedIntoId: null,
  addresses: new Set([...one.addresses, ...other.addresses]),
  isDirect: one.isDirect || other.isDirect,
  enquiredAt: later(one.enquiredAt, other.enquiredAt),
  hasOpenLead: one.hasOpenLead || other.hasOpenLead,
})

const later = (one: Date | null, other: Date | null) => (!one || (other && other > one) ? other : one)
