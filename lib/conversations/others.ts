import { conversationInReach, reachSql, readReach } from "@/lib/conversations/reach"
import { ConversationIdInput, type OtherConversation } from "@/lib/conversations/schema"
import { addressShown } from "@/lib/conversations/to-row"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

const MOST = 20

/** Where else the same people are spoken with, newest first. */
export const listOtherConversations = query({
  name: "conversations.others",
  may: "messages.read",
  input: ConversationIdInput,
  async run({ ctx, tx, input }): Promise<{ rows: OtherConversation[]; patientIds: string[] }> {
    const { id, contactId } = await conversationInReach(tx, ctx, input.id)
    const here = await tx.patientContact.findMany({ where: { contactId }, select: { patientId: true } })
    const patientIds = here.map((one) => one.patientId)
    const found = await tx.$queryRaw<
      (Omit<OtherConversation, "lastMessageAt"> & { lastMessageAt: Date | null })[]
    >(
      Prisma.sql`
        select talk.id, talk.channel, contact.address, talk."lastMessageAt", talk.status
        from "Conversation" talk join "Contact" contact on contact.id = talk."contactId"
        where talk.id <> ${id}::uuid and talk."contactId" in (
          select link."contactId" from "PatientContact" link where link."patientId" = any(${patientIds}::uuid[])
        ) and ${reachSql(readReach(ctx))}
        order by talk."lastMessageAt" desc nulls last, talk.id limit ${MOST}`,
    )
    return {
      rows: found.map((one) => ({
        ...one,
        address: one.address && addressShown(one.address),
        lastMessageAt: one.lastMessageAt?.toISOString() ?? null,
      })),
      patientIds,
    }
  },
  reads: ({ value }) => ({ what: "conversations", list: true, patientIds: value.patientIds }),
})
