import { z } from "zod"
import { mentionedSql, unreadSql } from "@/lib/conversations/list-sql"
import { reachParts, readReach } from "@/lib/conversations/reach"
import { COUNT_CAP, type ConversationCounts } from "@/lib/conversations/schema"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

/** How many open conversations each tab holds, each counted no further than `COUNT_CAP` + 1. One statement. */
export const countConversations = query({
  name: "conversations.count",
  may: "messages.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<ConversationCounts> {
    const reach = readReach(ctx)
    const me = reach.memberId
    const parts = reachParts(reach)
    const open = Prisma.sql`talk.status = 'open'`
    const capped = (condition: Prisma.Sql) =>
      parts.length === 0
        ? Prisma.sql`0`
        : Prisma.sql`least(${COUNT_CAP + 1}, ${Prisma.join(
            parts.map(
              (part) => Prisma.sql`(select count(*)::int from (select 1 from "Conversation" talk
                where ${part} and ${condition} and talk."lastMessageAt" is not null
                limit ${COUNT_CAP + 1}) counted)`,
            ),
            " + ",
          )})::int`
    const [counts] = await tx.$queryRaw<ConversationCounts[]>`select
      ${capped(open)} as "all",
      ${capped(Prisma.sql`${open} and talk."assigneeId" = ${me}::uuid`)} as mine,
      ${capped(Prisma.sql`${open} and talk."assigneeId" is null`)} as nobody,
      ${capped(Prisma.sql`${open} and talk."waitingSince" is not null`)} as waiting,
      ${capped(Prisma.sql`${open} and ${unreadSql(me)}`)} as unread,
      ${capped(Prisma.sql`${open} and ${mentionedSql(me)}`)} as mentions,
      ${capped(Prisma.sql`talk.status = 'snoozed'`)} as snoozed`
    return counts ?? { all: 0, mine: 0, nobody: 0, waiting: 0, unread: 0, mentions: 0, snoozed: 0 }
  },
})
