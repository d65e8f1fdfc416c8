import { can, type Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import type { PatientView } from "@/lib/patients/schema"

export const memberOf = (ctx: Ctx): string | null => (ctx.actor.kind === "member" ? ctx.actor.memberId : null)

export type PatientReach = { scope: Grant["scope"]; memberId: string | null }
export const patientReach = (ctx: Ctx, grant: Grant): PatientReach => ({
  scope: grant.scope,
  memberId: memberOf(ctx),
})

export function patientView(ctx: Ctx, grant: Grant): PatientView {
  const system = ctx.actor.kind === "system"
  const masked = grant.scope === "masked"
  return {
    masked,
    scores: system || can(ctx.roles, "leads.score.read") !== null,
    search: !masked,
    write: !masked && (system || can(ctx.roles, "patients.write") !== null),
    import: system || can(ctx.roles, "patients.import") !== null,
    merge: system || can(ctx.roles, "patients.merge") !== null,
  }
}

/** Scope `own`: the patients of leads one owns, and of pressing ones nobody owns. The rule of lib/leads/reach. */
const ownLeads = (memberId: string | null): Prisma.LeadWhereInput => ({
  OR: [
    ...(memberId ? [{ ownerId: memberId }] : []),
    { ownerId: null, OR: [{ classification: "HOT" }, { urgency: { not: "none" } }] },
  ],
})

/** And whom one entered oneself. */
export const reachWhere = ({ scope, memberId }: PatientReach): Prisma.PatientWhereInput =>
  scope === "own"
    ? { OR: [{ leads: { some: ownLeads(memberId) } }, ...(memberId ? [{ createdById: memberId }] : [])] }
    : {}

export const leadsInReach = ({ scope, memberId }: PatientReach): Prisma.LeadWhereInput =>
  scope === "own" ? ownLeads(memberId) : {}

/** A condition on `lead`, and one on "Patient".id: each half of the reach has an index of its own. */
export function leadReachSql({ scope, memberId }: PatientReach): Prisma.Sql {
  if (scope !== "own") return Prisma.sql`true`
  return Prisma.sql`(lead."ownerId" = ${memberId}::uuid or
    (lead."ownerId" is null and (lead.classification = 'HOT' or lead.urgency <> 'none')))`
}

export function patientReachSql({ scope, memberId }: PatientReach): Prisma.Sql | null {
  if (scope !== "own") return null
  return Prisma.sql`"Patient".id in (
    select lead."patientId" from "Lead" lead where lead."ownerId" = ${memberId}::uuid
    union all
    select lead."patientId" from "Lead" lead where lead."ownerId" is null and lead.classification = 'HOT'
    union all
    select lead."patientId" from "Lead" lead
    where lead."ownerId" is null and lead.urgency = any(array['critical', 'high', 'medium'])
    union all
    select made.id from "Patient" made where made."createdById" = ${memberId}::uuid)`
}

/** The ids of a record and of all that were merged into it, as a query. What was recorded of those stays under their ids. */
export const sameRecordsSql = (id: string): Prisma.Sql => Prisma.sql`
  with recursive same as (
    select id, 0 as step from "Patient" where id = ${id}::uuid
    union all
    select other.id, same.step + 1 from "Patient" other
    join same on other."mergedIntoId" = same.id where same.step < 20
  )
  select id from same`

/** A patient within reach, or `not_found`: unknown, malformed, another clinic's and out of reach look the same. */
export async function patientInReach(tx: Tx, id: string, reach: PatientReach) {
  const patient = isId(id) ? await tx.patient.findFirst({ where: { id, ...reachWhere(reach) } }) : null
  return patient ?? fail("not_found")
}

/** Where a record's person is now: itself, or what it was merged into, however often. */
export async function standingPatientId(tx: Tx, id: string): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive way as (
      select id, "mergedIntoId", 0 as step from "Patient" where id = ${id}::uuid
      union all
      select next.id, next."mergedIntoId", way.step + 1 from "Patient" next
      join way on next.id = way."mergedIntoId" where way.step < 50
    )
    select id from way where "mergedIntoId" is null`
  return rows[0]?.id ?? id
}

/** The patient to be changed, its row held until the end: not while it is being merged, nor after it was. */
export async function patientForChange(tx: Tx, id: string, reach: PatientReach) {
  if (isId(id)) await tx.$executeRaw`select from "Patient" where id = ${id}::uuid for update`
  const patient = await patientInReach(tx, id, reach)
  if (patient.mergedIntoId) fail("wrong_state", { sentence: MERGED_AWAY })
  return patient
}

export const MERGED_AWAY = "This record was merged into another. Go on there."
