import { maskChange } from "@/lib/audit/mask"
import type { FactRow } from "@/lib/audit/schema"
import type { Grant } from "@/lib/can"
import { actorLabel, type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { openPersonal } from "@/lib/personal"

export type StoredFact = Omit<FactRow, "createdAt" | "personal"> & {
  createdAt: Date
  personal: Uint8Array | null
}

export const FACT_ROW = Prisma.sql`id, name, actor, "actorName", "subjectType", "subjectId", "patientId", reason,
  before, after, personal, "requestId", "createdAt"`

export function ownOnly(ctx: Ctx, grant: Grant): Prisma.Sql[] {
  return grant.scope === "own" ? [Prisma.sql`actor = ${actorLabel(ctx.actor)}`] : []
}

/** Facts as this reader may see them; sealed words are opened all at once, and only for who may read a patient. */
export async function toFactRows(tx: Tx, ctx: Ctx, rows: readonly StoredFact[]): Promise<FactRow[]> {
  const scope = grantOf(ctx, "leads.read")?.scope
  const whole = scope === "all" || scope === "own"
  const opened = whole ? await openPersonal(tx, rows) : null
  const seen = whole ? (value: unknown) => value : maskChange
  return rows.map(({ personal, ...row }) => ({
    ...row,
    // Of a patient nothing is said in it today; what was written before is not shown on.
    reason: whole || !row.patientId ? row.reason : (maskChange(row.reason) as string | null),
    before: seen(row.before),
    after: seen(row.after),
    personal: personal && (opened ? (opened.get(row.id) ?? null) : { state: "hidden" }),
    createdAt: row.createdAt.toISOString(),
  }))
}

/** Whose words the rows show. */
export const patientsIn = (rows: readonly FactRow[]): string[] =>
  rows.flatMap((row) => (row.patientId && row.personal?.state === "open" ? [row.patientId] : []))
