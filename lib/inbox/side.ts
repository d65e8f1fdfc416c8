import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import type { LedgerSide } from "@/lib/inbox/words"

/** Who runs the platform sees what belongs to no clinic, over the platform's connection: it names no patient. */
export const mayReadPlatformInbox = (ctx: Ctx): boolean =>
  can(ctx.roles, "platformConnections.write") !== null

/** Where to read, and which rows are meant. A clinic's transaction has only its own. Throws `forbidden`. */
export function sideOf(ctx: Ctx, tx: Tx, side: LedgerSide): { from: Tx; owned: Prisma.Sql } {
  if (side === "clinic") return { from: tx, owned: Prisma.sql`true` }
  if (!mayReadPlatformInbox(ctx)) return fail("forbidden")
  return { from: platformDb(), owned: Prisma.sql`"clinicId" is null` }
}
