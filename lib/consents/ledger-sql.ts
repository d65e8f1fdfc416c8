import type { LedgerFilters } from "@/lib/consents/schema"
import type { Ctx } from "@/lib/ctx"
import { Prisma } from "@/lib/generated/prisma/client"
import { type PatientReach, patientReachSql } from "@/lib/patients/reach"
import { addMs, DAY_MS } from "@/lib/time"

export type LedgerScope = {
  ctx: Pick<Ctx, "clinicId" | "now">
  reach: PatientReach
  filters: LedgerFilters
  /** Who was found by the words looked for; null: nobody was looked for. */
  among: readonly string[] | null
}

const GRANTED = Prisma.sql`standing.status = 'granted'`

/**
 * Conditions on `standing`, or two sets of them whose rows are never the same: what is noted as expired, and what ended
 * and was not noted yet, are found by an index each.
 */
function branches({ ctx: { now }, filters: { status, ends, outdated } }: LedgerScope): Prisma.Sql[][] {
  const isOver = Prisma.sql`standing."expiresAt" <= ${now}::timestamptz`
  if (status === "granted" || ends || outdated)
    return [
      [GRANTED, Prisma.sql`(standing."expiresAt" is null or standing."expiresAt" > ${now}::timestamptz)`],
    ]
  if (status === "expired") return [[Prisma.sql`standing.status = 'expired'`], [GRANTED, isOver]]
  return [status ? [Prisma.sql`standing.status = ${status}`] : []]
}

/** A number and no `exists`: that would be joined and the rows sorted, instead of walked in their order until a page is full. */
const OUTDATED = Prisma.sql`(
  select count(*) from "PolicyVersion" policy where policy."clinicId" = standing."clinicId" and policy.status <> 'draft'
    and policy.standing = 'ask_again' and standing.purpose = any (policy.purposes)
    and policy."publishedAt" > standing."decidedAt" and policy.label is distinct from standing."policyVersion") > 0`

function common({ ctx, reach, filters, among }: LedgerScope): Prisma.Sql[] {
  const { purpose, ends, source, outdated } = filters
  const where = [Prisma.sql`standing."clinicId" = ${ctx.clinicId}::uuid`]
  if (among) where.push(Prisma.sql`standing."patientId" = any (${[...among]}::uuid[])`)
  if (purpose) where.push(Prisma.sql`standing.purpose = ${purpose}`)
  if (source) where.push(Prisma.sql`standing.source = ${source}`)
  if (ends)
    where.push(
      Prisma.sql`standing."expiresAt" <= ${addMs(ctx.now, Number(ends) * DAY_MS)}::timestamptz`,
      Prisma.sql`standing."expiresAt" > ${ctx.now}::timestamptz`,
    )
  // What was given since the last policy that asks anew is not even looked at: a decision's place is when it was taken.
  if (outdated && !ends)
    where.push(
      Prisma.sql`standing."changedAt" < (
        select max(policy."publishedAt") from "PolicyVersion" policy where policy."clinicId" = ${ctx.clinicId}::uuid
          and policy.status <> 'draft' and policy.standing = 'ask_again')`,
    )
  if (outdated) where.push(OUTDATED)
  const own = patientReachSql(reach)
  if (own) where.push(Prisma.sql`standing."patientId" in (select "Patient".id from "Patient" where ${own})`)
  return where
}

const ORDERS = {
  newest: {
    key: Prisma.sql`standing."changedAt"`,
    id: Prisma.sql`standing.id`,
    type: "timestamptz",
    down: true,
  },
  ending: {
    key: Prisma.sql`standing."expiresAt"`,
    id: Prisma.sql`standing.id`,
    type: "timestamptz",
    down: false,
  },
  // Nobody's place in it changes while it is read.
  patient: {
    key: Prisma.sql`standing."patientId"`,
    id: Prisma.sql`standing.purpose`,
    type: "uuid",
    down: false,
  },
} as const
export type LedgerOrder = keyof typeof ORDERS

type Page = { order: LedgerOrder; after: { value: string | Date; id: string } | null; limit: number }

/** One page in one statement: the rows by an index, and beside each whose it is and what shows it. */
export function ledgerPageSql(scope: LedgerScope, { order, after, limit }: Page): Prisma.Sql {
  const { ctx } = scope
  const { key, id, type, down } = ORDERS[order]
  const way = Prisma.raw(down ? "desc" : "asc")
  const value = Prisma.raw(type)
  const tie = Prisma.raw(order === "patient" ? "text" : "uuid")
  const beyond = after
    ? [
        Prisma.sql`(${key}, ${id}) ${Prisma.raw(down ? "<" : ">")} (${after.value}::${value}, ${after.id}::${tie})`,
      ]
    : []
  const all = branches(scope).map(
    (branch) => Prisma.sql`(
      select standing.*, ${key} as "sortedBy", ${id} as tie from "ConsentStanding" standing
      where ${Prisma.join([...common(scope), ...branch, ...beyond], " and ")}
      order by ${key} ${way}, ${id} ${way} limit ${limit})`,
  )
  return Prisma.sql`
    select page.id, page."patientId", patient.name, page.purpose,
      case when page.status = 'granted' and page."expiresAt" <= ${ctx.now}::timestamptz then 'expired'
        else page.status end as status,
      page.source, page.method, page."policyVersion", page."decidedAt", page."expiresAt",
      page."requestId" is not null as "isAsked", page."changedAt", evidence.kind as evidence,
      page.status = 'granted' and (page."expiresAt" is null or page."expiresAt" > ${ctx.now}::timestamptz) and exists (
        select from "PolicyVersion" policy where policy."clinicId" = ${ctx.clinicId}::uuid
          and policy.status <> 'draft' and policy.standing = 'ask_again' and page.purpose = any (policy.purposes)
          and policy."publishedAt" > page."decidedAt" and policy.label is distinct from page."policyVersion"
      ) as "isOutdated"
    from (select * from (${Prisma.join(all, " union all ")}) found order by "sortedBy" ${way}, tie ${way} limit ${limit}) page
    join "Patient" patient on patient.id = page."patientId"
    left join "Consent" consent on consent.id = page."consentId"
    left join "ConsentEvidence" evidence on evidence.id = consent."evidenceId"
    order by page."sortedBy" ${way}, page.tie ${way}`
}

/** How many lines the filters match. */
export const ledgerSizeSql = (scope: LedgerScope): Prisma.Sql => Prisma.sql`
  select coalesce(sum(part.n), 0)::int as n from (${Prisma.join(
    branches(scope).map(
      (branch) => Prisma.sql`select count(*) as n from "ConsentStanding" standing
        where ${Prisma.join([...common(scope), ...branch], " and ")}`,
    ),
    " union all ",
  )}) part`

/** How many stand how, a line for each purpose and standing. */
export const ledgerCountSql = (scope: LedgerScope): Prisma.Sql => Prisma.sql`
  select standing.purpose,
    case when ${GRANTED} and standing."expiresAt" <= ${scope.ctx.now}::timestamptz then 'expired'
      else standing.status end as status,
    count(*)::int as n,
    (count(*) filter (where ${GRANTED} and standing."expiresAt" > ${scope.ctx.now}::timestamptz
      and standing."expiresAt" <= ${addMs(scope.ctx.now, 30 * DAY_MS)}::timestamptz))::int as ending
  from "ConsentStanding" standing where ${Prisma.join(common(scope), " and ")} group by 1, 2`
