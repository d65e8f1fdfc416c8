import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { mayReadPlatform, platformSql, SCHEDULED } from "@/lib/jobs/platform"
import { ownSubjects, reachSql } from "@/lib/jobs/reach"

/** Where causes and their runs are read: in the clinic, or over the platform's connection what belongs to none. */
export type CauseSource = {
  db: Tx
  clinicId: string | null
  causes: Prisma.Sql
  runs: Prisma.Sql
  /** Whose runs alone; null: everybody's. */
  subjects: Prisma.Sql
  isPlatform: boolean
  isOwn: boolean
}

const NO_SUBJECTS = Prisma.sql`null::text[]`

/** A coordinator sees the causes that touched own leads. */
export function clinicSource(ctx: Ctx, tx: Tx, grant: Grant): CauseSource {
  const runs = reachSql(ctx, grant)
  const isOwn = grant.scope === "own"
  const causes = isOwn
    ? Prisma.sql`cause.fingerprint = any (array(select fingerprint from "Run" where fingerprint is not null and ${runs}))`
    : Prisma.sql`true`
  const subjects = isOwn ? ownSubjects(ctx) : NO_SUBJECTS
  return { db: tx, clinicId: ctx.clinicId, causes, runs, subjects, isPlatform: false, isOwn }
}

export function platformSource(): CauseSource {
  const causes = Prisma.sql`cause.clinic_id is null and cause.function_id = any (${SCHEDULED}::text[])`
  return {
    db: platformDb(),
    clinicId: null,
    causes,
    runs: platformSql,
    subjects: NO_SUBJECTS,
    isPlatform: true,
    isOwn: false,
  }
}

export const causeSources = (ctx: Ctx, tx: Tx, grant: Grant): CauseSource[] => [
  clinicSource(ctx, tx, grant),
  ...(mayReadPlatform(ctx) ? [platformSource()] : []),
]
