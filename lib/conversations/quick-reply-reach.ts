import { unknownGaps } from "@/lib/conversations/quick-reply-rules"
import type { QuickReplyRow, QuickReplyTexts } from "@/lib/conversations/schema"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma, QuickReply } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

export const quickReplyReach = (ctx: Ctx): Prisma.QuickReplyWhereInput => ({
  OR: [{ ownerId: null }, { ownerId: memberIdOf(ctx) ?? undefined }],
})

/** Everybody's are changed by who writes templates, one's own by oneself. */
export const mayChange = (ctx: Ctx, one: { ownerId: string | null }): boolean =>
  one.ownerId === null ? grantOf(ctx, "templates.write") !== null : one.ownerId === memberIdOf(ctx)

/** One that may be changed, or `not_found`: a colleague's own are nobody's business. */
export async function quickReplyToChange(tx: Tx, ctx: Ctx, id: string): Promise<QuickReply> {
  const one = isId(id) ? await tx.quickReply.findFirst({ where: { id, ...quickReplyReach(ctx) } }) : null
  if (!one) return fail("not_found")
  return mayChange(ctx, one)
    ? one
    : fail("forbidden", { sentence: "This one is everybody's. Ask an admin or a coordinator to change it." })
}

export const toQuickReply = (
  ctx: Ctx,
  one: QuickReply & { owner: { name: string } | null },
): QuickReplyRow => ({
  id: one.id,
  name: one.name,
  shortcut: one.shortcut,
  texts: one.texts as QuickReplyTexts,
  isShared: one.ownerId === null,
  owner: one.owner?.name ?? null,
  isArchived: one.archivedAt !== null,
  mayChange: mayChange(ctx, one),
  updatedAt: one.updatedAt.toISOString(),
})

/** What is left out is not kept as empty; a gap nobody knows is refused. */
export function writtenTexts(texts: QuickReplyTexts): Record<string, string> {
  const written = Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const unknown = written.flatMap(([, text]) => unknownGaps(text))
  if (unknown.length > 0)
    fail("invalid_input", { fields: { texts: "It holds a gap that nobody knows how to fill." } })
  return Object.fromEntries(written)
}

/** Of those in use nobody has two by one shortcut. */
export async function refuseTaken(
  tx: Tx,
  one: { id?: string; ownerId: string | null; shortcut: string },
): Promise<void> {
  const { id, ownerId, shortcut } = one
  const taken = await tx.quickReply.count({
    where: { ownerId, shortcut, archivedAt: null, ...(id && { id: { not: id } }) },
  })
  if (taken > 0) fail("invalid_input", { fields: { shortcut: "Another one has this shortcut." } })
}
