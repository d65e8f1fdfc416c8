import type { Audience } from "@/lib/campaigns/schema"
import type { CampaignPurpose } from "@/lib/campaigns/words"
import type { Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { MESSAGE_PURPOSES } from "@/lib/messaging/outgoing"
import { addMs, DAY_MS } from "@/lib/time"

export type Person = { patientId: string; contactId: string | null; name: string; language: string | null }

const OPEN = Prisma.sql`('new', 'contacted', 'qualified', 'booked')`

/** Which purposes of consent one must stand of; empty: none is asked for. */
export function purposesNeeded(purpose: CampaignPurpose, channel: string): readonly Purpose[] {
  const { needs } = MESSAGE_PURPOSES[purpose]
  if (needs !== "marketing") return needs
  return [channel === "sms" ? "marketing_sms" : "marketing_whatsapp"]
}

function conditions(ctx: Ctx, audience: Audience, needed: readonly Purpose[]): Prisma.Sql[] {
  const { ids, consent, language, source, lead, quietDays } = audience
  const leadOf = (statuses: Prisma.Sql) => Prisma.sql`exists (select from "Lead" lead
    where lead."clinicId" = patient."clinicId" and lead."patientId" = patient.id and lead.status in ${statuses})`
  return [
    Prisma.sql`patient."mergedIntoId" is null`,
    Prisma.sql`patient."erasedAt" is null`,
    ids && Prisma.sql`patient.id = any(${[...ids]}::uuid[])`,
    language && Prisma.sql`patient.language = ${language}`,
    source && Prisma.sql`patient.source = ${source}`,
    lead === "open" && leadOf(OPEN),
    lead === "won" && leadOf(Prisma.sql`('won')`),
    lead === "lost" &&
      Prisma.sql`${leadOf(Prisma.sql`('lost', 'archived')`)} and not ${leadOf(Prisma.sql`('new', 'contacted', 'qualified', 'booked', 'won')`)}`,
    lead === "none" &&
      Prisma.sql`not exists (select from "Lead" lead where lead."clinicId" = patient."clinicId" and lead."patientId" = patient.id)`,
    quietDays &&
      Prisma.sql`not exists (select from "Message" message where message."clinicId" = patient."clinicId"
        and message."patientId" = patient.id and message."createdAt" > ${addMs(ctx.now, -quietDays * DAY_MS)}
        and message.status not in ('blocked', 'cancelled', 'failed'))`,
    consent === "given" &&
      needed.length > 0 &&
      Prisma.sql`exists (select from (
          select distinct on (purpose) purpose, status, "expiresAt" from "Consent"
          where "clinicId" = patient."clinicId" and "patientId" = patient.id and purpose = any(${[...needed]}::text[])
          order by purpose, "recordedAt" desc, id desc
        ) standing where standing.status = 'granted' and (standing."expiresAt" is null or standing."expiresAt" > ${ctx.now}))`,
  ].filter((one): one is Prisma.Sql => typeof one === "object" && one !== null)
}

/** Everybody meant, with where they are reached on this channel: one statement. One more than asked for tells of more. */
export async function audienceOf(
  tx: Tx,
  ctx: Ctx,
  { audience, purpose, channel }: { audience: Audience; purpose: CampaignPurpose; channel: string },
  limit: number,
): Promise<Person[]> {
  const where = conditions(ctx, audience, purposesNeeded(purpose, channel))
  return tx.$queryRaw<Person[]>`
    select patient.id as "patientId", reach.id as "contactId", patient.name, patient.language
    from "Patient" patient
    left join lateral (
      select contact.id from "PatientContact" link
      join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
      where link."clinicId" = patient."clinicId" and link."patientId" = patient.id
        and contact.channel = ${channel} and contact.address like '+%'
      order by link."isPrimary" desc, link."createdAt", contact.id limit 1
    ) reach on true
    where patient."clinicId" = ${ctx.clinicId}::uuid and ${Prisma.join(where, " and ")}
    order by patient.id limit ${limit}`
}
