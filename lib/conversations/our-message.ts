import { conversationForWork } from "@/lib/conversations/reach"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

/** A message of ours in a conversation that may be worked on, both rows held until the end; or `not_found`. */
export async function ourMessage(tx: Tx, ctx: Ctx, one: { id: string; messageId: string }) {
  const talk = await conversationForWork(tx, ctx, one.id)
  const { messageId: id } = one
  if (isId(id)) await tx.$executeRaw`select from "Message" where id = ${id}::uuid for update`
  const message = isId(id) ? await tx.message.findUnique({ where: { id, direction: "out" } }) : null
  const { patientId, contactId } = message ?? {}
  if (!message || !patientId || contactId !== talk.contactId) return fail("not_found")
  return { talk, message: { ...message, patientId } }
}
