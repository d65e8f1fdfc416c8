import type { ConsentStatus } from "@/lib/consents/words"
import { basisOf, NOT_AGREED, type Stop, type SyncBasis } from "@/lib/crm/person"
import type { CrmSettings } from "@/lib/crm/setting"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** How many would be written by which right, and how many not for which reason. */
export type Whom = Record<SyncBasis | typeof NOT_AGREED | Stop | "no_address", number>

type Row = {
  keeping: ConsentStatus | null
  sharing: ConsentStatus | null
  isErased: boolean
  isDeleted: boolean
  isRestricted: boolean
  isReachable: boolean
  count: number
}

/** Everybody, judged as one of them is when they are written. One statement. */
export async function countWhom(tx: Tx, ctx: Ctx, settings: CrmSettings): Promise<Whom> {
  const rows = await tx.$queryRaw<Row[]>`
    with recursive same as (
      select id as "of", id, 0 as step from "Patient" where "mergedIntoId" is null
      union all
      select same."of", other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    ), said as (
      select distinct on (same."of", consent.purpose) same."of", consent.purpose,
        case when consent.status = 'granted' and consent."expiresAt" <= ${ctx.now} then 'expired' else consent.status end as status
      from same join "Consent" consent on consent."patientId" = same.id
      where consent.purpose in ('data_processing', 'third_party_sharing')
      order by same."of", consent.purpose, consent."recordedAt" desc,
        case consent.status when 'granted' then 1 when 'pending' then 1 else 0 end, consent.id desc
    ), decided as (
      select "of", max(status) filter (where purpose = 'data_processing') as keeping,
        max(status) filter (where purpose = 'third_party_sharing') as sharing from said group by 1
    ), linked as (
      select same."of", bool_or(link.status = 'erased') as erased,
        (array_agg(link.status order by same.step, link."createdAt") filter (where link.status <> 'erased'))[1] as own
      from same join "CrmLink" link on link."patientId" = same.id group by 1
    ), reached as (
      select distinct one."patientId" as "of" from "PatientContact" one
      join "Contact" contact on contact.id = one."contactId"
      where contact.channel = 'email' or contact.address ~ '^[+][1-9][0-9]{1,14}$'
    )
    select decided.keeping, decided.sharing, coalesce(linked.erased, false) as "isErased",
      coalesce(linked.own = 'deleted', false) as "isDeleted", patient."restrictedAt" is not null as "isRestricted", reached."of" is not null as "isReachable", count(*)::int as count
    from "Patient" patient left join decided on decided."of" = patient.id left join linked on linked."of" = patient.id
    left join reached on reached."of" = patient.id
    where patient."mergedIntoId" is null group by 1, 2, 3, 4, 5, 6`
  const whom: Whom = {
    consent: 0,
    own_records: 0,
    sharing_not_agreed: 0,
    erased_there: 0,
    deleted_there: 0,
    restricted: 0,
    no_address: 0,
  }
  for (const row of rows) whom[standingOf(row, settings)] += row.count
  return whom
}

function standingOf(row: Row, settings: CrmSettings): keyof Whom {
  if (row.isErased) return "erased_there"
  if (row.isDeleted) return "deleted_there"
  if (row.isRestricted) return "restricted"
  const basis = basisOf(
    [
      ...(row.keeping ? [{ purpose: "data_processing" as const, status: row.keeping }] : []),
      ...(row.sharing ? [{ purpose: "third_party_sharing" as const, status: row.sharing }] : []),
    ],
    settings,
  )
  if (!basis) return NOT_AGREED
  return row.isReachable ? basis : "no_address"
}
