import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"

type Kind = "assigned" | "snoozed" | "woken" | "closed" | "reopened"

/** What was done stands in the thread, for whoever reads it next. */
export async function keepEntry(
  tx: Tx,
  ctx: Ctx,
  conversationId: string,
  kind: Kind,
  more: { toMemberId?: string | null; until?: Date } = {},
): Promise<void> {
  await tx.conversationEntry.create({
    data: {
      id: newId(),
      clinicId: ctx.clinicId,
      conversationId,
      kind,
      memberId: memberIdOf(ctx),
      createdAt: ctx.now,
      ...more,
    },
  })
}
