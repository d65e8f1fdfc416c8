import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { reachSql } from "@/lib/leads/reach"
import type { Reach } from "@/lib/leads/rules"
import { OPEN_STATUSES } from "@/lib/leads/words"

/** So many of the newest open leads are compared with all the others. */
export const MOST_COMPARED = 3_000

const OPEN = Prisma.sql`any(${[...OPEN_STATUSES]}::text[])`
/** One number is a number, whichever way the patient is reached by it. */
const PHONES = Prisma.sql`array['whatsapp', 'sms', 'voice']`

/**
 * Whether two patients, `one` and `other`, may be one person: they share a number or e-mail address, or are called the
 * same and share a number's last digits. Each way is looked up by an index of its own.
 */
const sharers = (patientId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select beside."patientId" as id, case when mine.channel = 'email' then 'email' else 'number' end as because
  from "PatientContact" link join "Contact" mine on mine.id = link."contactId"
  join "Contact" theirs on theirs.channel = any(case when mine.channel = 'email' then array['email']
      when mine.channel = any(${PHONES}) then ${PHONES} else array[]::text[] end)
    and theirs.address = mine.address
  join "PatientContact" beside on beside."contactId" = theirs.id and beside."patientId" <> link."patientId"
  where link."patientId" = ${patientId}
  union
  select namesake.id, 'name' from "Patient" me
  join "Patient" namesake on namesake."nameFolded" = me."nameFolded" and namesake.id <> me.id
  where me.id = ${patientId} and exists (
    select from "PatientContact" link join "Contact" mine on mine.id = link."contactId"
    join "PatientContact" beside on beside."patientId" = namesake.id
    join "Contact" theirs on theirs.id = beside."contactId" and theirs."lastFour" = mine."lastFour"
    where link."patientId" = me.id
  )`

/** Open leads in reach with another open one of the same patient, or of somebody who may be the same person. */
export async function doubleLeads(tx: Tx, reach: Reach): Promise<{ ids: string[]; isCut: boolean }> {
  const limited = reachSql(reach) ?? Prisma.sql`true`
  const found = await tx.$queryRaw<{ id: string | null; compared: number }[]>`
    with open as materialized (
      select id, "patientId" from "Lead" where status = ${OPEN} and ${limited}
      order by "createdAt" desc, id desc limit ${MOST_COMPARED + 1}
    )
    select open.id, (select count(*)::int from open) as compared from open
    where exists (select from "Lead" twin where twin."patientId" = open."patientId" and twin.id <> open.id
        and twin.status = ${OPEN})
      or exists (select from (${sharers(Prisma.sql`open."patientId"`)}) alike
        join "Lead" twin on twin."patientId" = alike.id and twin.status = ${OPEN})`
  return { ids: found.flatMap(({ id }) => id ?? []), isCut: (found[0]?.compared ?? 0) > MOST_COMPARED }
}

export type FoundTwin = {
  patientId: string
  patientName: string
  leadId: string | null
  status: string | null
  createdAt: Date | null
  because: string
}

/** Who else this lead's patient may be, and their open leads in reach; the same patient's other open leads first. */
export function twinsOf(
  tx: Tx,
  lead: { id: string; patientId: string },
  reach: Reach,
  most: number,
): Promise<FoundTwin[]> {
  const limited = reachSql(reach) ?? Prisma.sql`true`
  return tx.$queryRaw<FoundTwin[]>`
    select twin.*, patient.name as "patientName" from (
      select "patientId", id as "leadId", status, "createdAt", 'same' as because, 0 as place from "Lead"
      where "patientId" = ${lead.patientId}::uuid and id <> ${lead.id}::uuid and status = ${OPEN} and ${limited}
      union all
      select alike.id, near.id, near.status, near."createdAt", alike.because, 1
      from (select id, min(because) as because from (${sharers(Prisma.sql`${lead.patientId}::uuid`)}) each group by id) alike
      left join lateral (select id, status, "createdAt" from "Lead"
        where "patientId" = alike.id and status = ${OPEN} and ${limited}
        order by "createdAt" desc, id desc limit 1) near on true
    ) twin
    join "Patient" patient on patient.id = twin."patientId" and patient."mergedIntoId" is null
    order by twin.place, twin."createdAt" desc nulls last, twin."patientId" limit ${most}`
}
