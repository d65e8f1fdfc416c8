import type { LedgerFilters } from "@/lib/consents/schema"
import type { Ctx } from "@/lib/ctx"
import { Prisma } from "@/lib/generated/prisma/client"
import { type PatientReach, patientReachSql } from "@/lib/patients/reach"
import { addMs, DAY_MS } from "@/lib/time"

/** Conditions on `standing` and "Patient". */
export function ledgerWhere(
  ctx: Ctx,
  reach: PatientReach,
  filters: LedgerFilters,
  among: readonly string[] | null,
): Prisma.Sql[] {
  const { purpose, status, ends, source, outdated } = filters
  const where = [Prisma.sql`standing."clinicId" = ${ctx.clinicId}::uuid`]
  const { now } = ctx
  if (among) where.push(Prisma.sql`standing."patientId" = any (${[...among]}::uuid[])`)
  if (purpose) where.push(Prisma.sql`standing.purpose = ${purpose}`)
  if (source) where.push(Prisma.sql`standing.source = ${source}`)
  if (status === "granted" || ends || outdated)
    where.push(
      Prisma.sql`standing.status = 'granted'`,
      Prisma.sql`(standing."expiresAt" is null or standing."expiresAt" > ${now}::timestamptz)`,
    )
  else if (status === "expired")
    where.push(Prisma.sql`(standing.status = 'expired' or
      (standing.status = 'granted' and standing."expiresAt" <= ${now}::timestamptz))`)
  else if (status) where.push(Prisma.sql`standing.status = ${status}`)
  if (ends) where.push(Prisma.sql`standing."expiresAt" <= ${addMs(now, Number(ends) * DAY_MS)}::timestamptz`)
  if (outdated)
    where.push(Prisma.sql`exists (
      select from "PolicyVersion" policy where policy."clinicId" = standing."clinicId" and policy.status <> 'draft'
        and policy.standing = 'ask_again' and standing.purpose = any (policy.purposes)
        and policy."publishedAt" > standing."decidedAt" and policy.label is distinct from standing."policyVersion")`)
  const own = patientReachSql(reach)
  if (own) where.push(own)
  return where
}
