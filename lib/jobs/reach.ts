import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"

/** Whose runs a grant sees, as SQL over "Run": a coordinator those of own leads. */
export function reachSql(ctx: Ctx, grant: Grant): Prisma.Sql {
  if (grant.scope !== "own") return Prisma.sql`true`
  if (ctx.actor.kind !== "member") fail("forbidden")
  return Prisma.sql`"subjectId" in (select id::text from "Lead" where "ownerId" = ${ctx.actor.memberId}::uuid)`
}

export const isMasked = (grant: Grant): boolean => grant.scope === "masked"
