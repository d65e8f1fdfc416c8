import { can, type Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"

/**
 * Whose runs a grant sees, as SQL over "Run": a coordinator those of own leads. As an array made first, because row
 * security lets no cast of a joined column into an index.
 */
export function reachSql(ctx: Ctx, grant: Grant): Prisma.Sql {
  if (grant.scope !== "own") return Prisma.sql`true`
  return Prisma.sql`"subjectId" = any (${ownSubjects(ctx)})`
}

/** Ids of own leads, as runs name them. */
export function ownSubjects(ctx: Ctx): Prisma.Sql {
  if (ctx.actor.kind !== "member") return fail("forbidden")
  return Prisma.sql`array(select id::text from "Lead" where "ownerId" = ${ctx.actor.memberId}::uuid)`
}

export const isMasked = (grant: Grant): boolean => grant.scope === "masked"

/** What of a run's outputs a person is shown: none in a masked view, and without scores nothing that holds one. */
export function outputShown(ctx: Ctx, grant: Grant): (output: string | null) => string | null {
  if (isMasked(grant)) return () => null
  if (can(ctx.roles, "leads.score.read")) return (output) => output
  return withoutScores
}

const TELLS_SCORE = new Set(["score", "classification", "urgency", "confidence", "isPressing", "notified"])

/** The output without what tells a score; nothing of one that was cut and so cannot be read. */
function withoutScores(output: string | null): string | null {
  if (output === null) return null
  try {
    return JSON.stringify(JSON.parse(output, (key, value) => (TELLS_SCORE.has(key) ? undefined : value)))
  } catch {
    return null
  }
}
