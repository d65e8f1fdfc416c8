import { quickReplyReach, toQuickReply } from "@/lib/conversations/quick-reply-reach"
import { ListQuickRepliesInput, type QuickReplyRow } from "@/lib/conversations/schema"
import { query } from "@/lib/operation"
import { foldName } from "@/lib/patients/rules"

const MOST = 500

/** Everybody's replies and one's own, by name. */
export const listQuickReplies = query({
  name: "quickReplies.list",
  may: "messages.send",
  input: ListQuickRepliesInput,
  async run({ ctx, tx, input: { q, archived } }): Promise<{ rows: QuickReplyRow[] }> {
    const found = await tx.quickReply.findMany({
      where: { ...quickReplyReach(ctx), archivedAt: archived ? { not: null } : null },
      include: { owner: { select: { name: true } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const wanted = foldName(q ?? "")
    const rows = found.map((one) => toQuickReply(ctx, one))
    return {
      rows: rows.filter((one) =>
        foldName([one.name, one.shortcut, ...Object.values(one.texts)].join(" ")).includes(wanted),
      ),
    }
  },
})
