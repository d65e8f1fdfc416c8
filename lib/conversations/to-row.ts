import type { StoredConversation } from "@/lib/conversations/list-sql"
import type { Channel, ConversationRow, ConversationStatus } from "@/lib/conversations/schema"
import type { Match } from "@/lib/conversations/search"
import { type Ctx, grantOf } from "@/lib/ctx"
import { messageLine } from "@/lib/leads/message-words"
import { isPhone, openUntil } from "@/lib/messaging/rules"
import { spokenPhone } from "@/lib/phone"

/** How the clinic's WhatsApp is carried decides whether there is a time for free words at all. */
export type RowView = { scores: boolean; hasWindow: boolean }

export const rowView = (ctx: Ctx, hasWindow: boolean): RowView => ({
  scores: grantOf(ctx, "leads.score.read") !== null,
  hasWindow,
})

export function toRow(stored: StoredConversation, view: RowView, match?: Match): ConversationRow {
  const { last, assigneeId } = stored
  return {
    id: stored.id,
    contactId: stored.contactId,
    channel: stored.channel as Channel,
    address: addressShown(stored.address),
    people: stored.people ?? [],
    status: stored.status as ConversationStatus,
    snoozedUntil: stored.snoozedUntil?.toISOString() ?? null,
    owner: assigneeId ? { memberId: assigneeId, name: stored.ownerName ?? "" } : null,
    last: last && {
      direction: last.direction === "out" ? "out" : "in",
      text: messageLine(last),
      at: stored.lastMessageAt.toISOString(),
      status: last.status,
    },
    waitingSince: stored.waitingSince?.toISOString() ?? null,
    isUnread: stored.isUnread === true,
    openUntil:
      view.hasWindow && stored.channel === "whatsapp" && stored.lastInboundAt
        ? openUntil(stored.lastInboundAt).toISOString()
        : null,
    urgency: view.scores ? stored.urgency : null,
    hasDraft: stored.hasDraft,
    match: match ?? null,
  }
}

/** A provider's id of a person who hides the number tells nobody anything. */
export const addressShown = (address: string): string | null =>
  isPhone(address)
    ? spokenPhone(address)
    : address.includes("@") && !address.endsWith("@lid")
      ? address
      : null
