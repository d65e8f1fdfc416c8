import {
  acceptsPlace,
  conversationPageSql,
  LONGEST,
  NEWEST,
  type StoredConversation,
} from "@/lib/conversations/list-sql"
import { readReach } from "@/lib/conversations/reach"
import { CONVERSATION_PAGE, type ConversationPage, ListConversationsInput } from "@/lib/conversations/schema"
import { searchConversations } from "@/lib/conversations/search"
import { rowView, toRow } from "@/lib/conversations/to-row"
import { hasWindow } from "@/lib/conversations/window"
import { readPlace, writePlace } from "@/lib/cursor"
import { query } from "@/lib/operation"

/** A page of the conversations within reach, newest or longest waiting first. */
export const listConversations = query({
  name: "conversations.list",
  may: "messages.read",
  input: ListConversationsInput,
  async run({ ctx, tx, input }): Promise<ConversationPage> {
    const sort = input.sort ?? NEWEST
    const cursor = input.cursor ? readPlace(input.cursor, sort, acceptsPlace(sort)) : null
    const found = input.q ? await searchConversations(tx, input.q) : null
    const sql = conversationPageSql(
      input,
      readReach(ctx),
      found?.contactIds ?? null,
      cursor,
      CONVERSATION_PAGE + 1,
    )
    const stored = sql ? await tx.$queryRaw<StoredConversation[]>(sql) : []
    const rows = stored.slice(0, CONVERSATION_PAGE)
    const last = stored.length > CONVERSATION_PAGE ? rows.at(-1) : undefined
    const view = rowView(ctx, rows.some((one) => one.channel === "whatsapp") && (await hasWindow(tx)))
    const placeOf = (row: StoredConversation) =>
      (sort === LONGEST ? row.waitingSince : row.lastMessageAt)?.toISOString() ?? null
    return {
      rows: rows.map((row) => toRow(row, view, found?.matches.get(row.contactId))),
      nextCursor: last ? writePlace(sort, { id: last.id, value: placeOf(last) }) : null,
      isCut: found?.isCut ?? false,
    }
  },
  reads: ({ value }) => ({
    what: "conversations",
    list: true,
    patientIds: value.rows.flatMap((row) => row.people.map((one) => one.patientId)),
  }),
})
