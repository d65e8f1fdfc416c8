import type { ThreadEntry } from "@/lib/conversations/schema"
import type { Place } from "@/lib/cursor"
import type { Tx } from "@/lib/db"

type Beside = Exclude<ThreadEntry, { entry: "message" }>

/** What colleagues noted and did before a place, newest first. */
export async function threadEntries(
  tx: Tx,
  conversationId: string,
  cursor: Place | null,
  take: number,
): Promise<Beside[]> {
  const entries = await tx.conversationEntry.findMany({
    where: {
      conversationId,
      ...(cursor && {
        OR: [
          { createdAt: { lt: cursor.value ?? "" } },
          { createdAt: cursor.value ?? "", id: { lt: cursor.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
    include: {
      member: { select: { name: true } },
      toMember: { select: { name: true } },
      mentions: { include: { member: { select: { name: true } } } },
    },
  })
  return entries.map((one): Beside => {
    const base = { id: one.id, at: one.createdAt.toISOString() }
    if (one.kind === "note")
      return {
        ...base,
        entry: "note",
        body: one.body,
        by: one.member?.name ?? "",
        mentions: one.mentions
          .map(({ memberId, member }) => ({ memberId, name: member.name }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      }
    return {
      ...base,
      entry: "change",
      change: one.kind,
      by: one.member?.name ?? null,
      to: one.toMember?.name ?? null,
      until: one.until?.toISOString() ?? null,
    }
  })
}
