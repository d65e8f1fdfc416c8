import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/**
 * Puts files beside the messages they go with: those of the same conversation alone, and each once. The message then says what
 * it carries, as one that came in does.
 */
export async function bindAttachments(
  tx: Tx,
  { clinicId }: Ctx,
  given: readonly { messageId: string; attachmentId: string }[],
): Promise<void> {
  if (given.length === 0) return
  await tx.$executeRaw`
    with wanted as (
      select * from unnest(${given.map((one) => one.attachmentId)}::uuid[], ${given.map((one) => one.messageId)}::uuid[])
        as wanted (id, "messageId")
    ), bound as (
      update "Attachment" file set "messageId" = message.id
      from wanted
      join "Message" message on message.id = wanted."messageId"
      join "Conversation" talk on talk."clinicId" = message."clinicId" and talk."contactId" = message."contactId"
      where file."clinicId" = ${clinicId}::uuid and file.id = wanted.id and file."messageId" is null
        and file."conversationId" = talk.id
      returning file.id, message.id as "messageId", file.kind, file.mime, file.size, file."fileName"
    )
    update "Message" message set kind = bound.kind, detail = json_build_object('media', json_build_object(
        'id', bound.id, 'mime', bound.mime, 'size', bound.size, 'fileName', bound."fileName"))
    from bound where message."clinicId" = ${clinicId}::uuid and message.id = bound."messageId"`
}
