import { narrowQuestions } from "@/lib/consents/narrow-questions"
import { recordConsent } from "@/lib/consents/record"
import { type ConsentStatus, purposesOf } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"

export type Preference = {
  contactId: string
  purpose: "marketing_whatsapp" | "marketing_sms" | "marketing_email"
  status: "granted" | "withdrawn"
  key: string
  webhookEventId: string
  /** The patient's own message, where words of theirs said it. */
  messageId?: string | null
  decidedAt: Date
}

/**
 * Keeps what was decided inside a provider's app by where the person can be reached. The database lays a stop on everybody
 * who is known at that number, now or later (lay_stops): settlePreferences tells of it. Whether it is new.
 */
export async function keepPreference(tx: Tx, ctx: Ctx, preference: Preference): Promise<boolean> {
  const { contactId, purpose, status, key, webhookEventId, messageId = null } = preference
  // A clock ahead of ours must not make a decision stand above the next one.
  const decidedAt = preference.decidedAt > ctx.now ? ctx.now : preference.decidedAt
  const count = await tx.$executeRaw`
    insert into "ContactPreference" (id, "clinicId", "contactId", purpose, status, key, "webhookEventId", "messageId", "decidedAt", "createdAt")
    values (${newId()}::uuid, ${ctx.clinicId}::uuid, ${contactId}::uuid, ${purpose}, ${status}, ${key},
      ${webhookEventId}::uuid, ${messageId}::uuid, ${decidedAt}::timestamptz, ${ctx.now}::timestamptz)
    on conflict do nothing`
  return count > 0
}

/** Everybody known at the number of this contact, by whichever channel, merged records followed. */
export async function peopleAt(tx: Tx, ctx: Ctx, contactId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive way as (
      select patient.id, patient."mergedIntoId", 0 as step from "Contact" given
      join "Contact" reached on reached."clinicId" = given."clinicId" and reached.address = given.address
        and (reached.id = given.id or reached.channel in ('whatsapp', 'sms', 'voice'))
      join "PatientContact" link on link."clinicId" = given."clinicId" and link."contactId" = reached.id
      join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
      where given."clinicId" = ${ctx.clinicId}::uuid and given.id = ${contactId}::uuid
      union
      select next.id, next."mergedIntoId", way.step + 1 from way
      join "Patient" next on next.id = way."mergedIntoId" where way.step < 20
    )
    select distinct id from way where "mergedIntoId" is null`
  return rows.map(({ id }) => id)
}

/**
 * Tells of the stops that were laid on a patient and of which nothing was told yet, and takes back those that were
 * allowed again since: after a stop came, or after somebody became known at a number or agreed there.
 */
export async function settlePreferences(tx: Tx, ctx: Ctx, patientId: string): Promise<Fact[]> {
  const { clinicId } = ctx
  const laid = await tx.$queryRaw<{ id: string; purpose: string; source: string }[]>`
    select id, purpose, source from "Consent" consent
    where "clinicId" = ${clinicId}::uuid and "patientId" = ${patientId}::uuid and "effectKey" like ${`${KEY}%`}
      and status = 'withdrawn' and not exists (
        select from "Fact" where "clinicId" = consent."clinicId" and "subjectId" = consent.id::text
      )
    order by "recordedAt", id`
  const facts = laid.map(({ id, purpose, source }) =>
    fact("consent.withdrawn", id, { patientId, after: { purpose, source } }),
  )
  facts.push(...(await narrowQuestions(tx, ctx, patientId, purposesOf(laid.map((one) => one.purpose)))))
  for (const resume of await resumesOf(tx, ctx, patientId))
    if ((await peopleAt(tx, ctx, resume.contactId)).length === 1)
      facts.push(...(await takeBack(tx, ctx, patientId, resume)).facts)
  return facts
}

/** What WhatsApp's stops and resumes are known by among consents. */
const KEY = "preference:"
type Resume = Omit<Preference, "status">

async function resumesOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Resume[]> {
  return tx.$queryRaw<Resume[]>`
    select distinct told."contactId", told.purpose, told.key, told."webhookEventId", told."messageId", told."decidedAt"
    from "PatientContact" link
    join "Contact" reached on reached."clinicId" = link."clinicId" and reached.id = link."contactId"
    join "Contact" given on given."clinicId" = link."clinicId" and given.channel in ('whatsapp', 'sms')
      and given.address = reached.address and reached.channel in ('whatsapp', 'sms', 'voice')
    join "ContactPreference" told on told."clinicId" = link."clinicId" and told."contactId" = given.id
    where link."clinicId" = ${ctx.clinicId}::uuid and link."patientId" = ${patientId}::uuid and told.status = 'granted'
    order by told."decidedAt"`
}

type TakenBack = { facts: Fact[]; stood: "restored" | "granted" | "other" }

/** Undoes stops, and nothing else: what was agreed to before them stands again, with its old end. No agreement of its own. */
export async function takeBack(tx: Tx, ctx: Ctx, patientId: string, resume: Resume): Promise<TakenBack> {
  const effectKey = `${resume.key}:${patientId}`
  const rows = await tx.$queryRaw<{ status: ConsentStatus; isStop: boolean; expiresAt: Date | null }[]>`
    with recursive same as (
      select id, 0 as step from "Patient" where id = ${patientId}::uuid
      union all
      select other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    )
    select status, "expiresAt", status = 'withdrawn' and "effectKey" like ${`${KEY}%`} as "isStop" from "Consent"
    where "patientId" in (select id from same) and purpose = ${resume.purpose}
      and "recordedAt" <= ${resume.decidedAt}::timestamptz and "effectKey" <> ${effectKey}
    order by "recordedAt" desc, case status when 'granted' then 1 when 'pending' then 1 else 0 end, id desc`
  const before = rows.find((one) => !one.isStop)
  const isOver = before?.expiresAt && before.expiresAt <= resume.decidedAt
  if (before?.status !== "granted" || isOver) return { facts: [], stood: "other" }
  if (rows[0] === before) return { facts: [], stood: "granted" }
  const { purpose, webhookEventId, messageId, decidedAt } = resume
  const { facts } = await recordConsent(tx, ctx, {
    patientId,
    purpose,
    status: "granted",
    source: purpose === "marketing_sms" ? "sms" : "whatsapp",
    evidence: messageId ? { messageId, reading: "resume" } : { webhookEventId, setting: "resume" },
    decidedAt,
    expiresAt: before.expiresAt,
    effectKey,
  })
  return { facts, stood: "restored" }
}
