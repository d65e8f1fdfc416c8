import type { SendInConversationInput } from "@/lib/conversations/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import type { MessagePurpose, OutgoingContent } from "@/lib/messaging/outgoing"
import { checkParameters } from "@/lib/templates/check"
import { fillTemplate } from "@/lib/templates/fill"

type Place = { id: string; contactId: string; hasWritten: boolean }
export type Content = { content: OutgoingContent; purpose: MessagePurpose }

/** What a colleague wants to say there, as it is queued; `invalid_input` where it is nothing that can be sent. */
export async function contentOf(
  tx: Tx,
  ctx: Ctx,
  place: Place,
  given: SendInConversationInput["content"],
): Promise<Content> {
  return given.kind === "text" ? textOf(tx, place, given) : templateOf(tx, ctx, place, given)
}

type Text = Extract<SendInConversationInput["content"], { kind: "text" }>

async function textOf(tx: Tx, place: Place, { body, replyToId, attachmentId }: Text): Promise<Content> {
  if (attachmentId) {
    const file = isId(attachmentId) ? await tx.attachment.findUnique({ where: { id: attachmentId } }) : null
    if (!file || file.conversationId !== place.id)
      fail("invalid_input", { fields: { attachmentId: "This file is gone. Attach it again." } })
    if (file.messageId) fail("wrong_state", { sentence: "This file was sent already. Attach it again." })
  } else if (body === "") fail("invalid_input", { fields: { body: "Write the message first." } })
  const answered =
    replyToId && isId(replyToId) ? await tx.message.findUnique({ where: { id: replyToId } }) : null
  if (replyToId && answered?.contactId !== place.contactId)
    fail("invalid_input", { fields: { replyToId: "What you answer is not in this conversation." } })
  const replyToExternalId = answered?.externalId ?? undefined
  return { purpose: "reply", content: { kind: "text", body, replyToExternalId, attachmentId } }
}

/** Names a gap among the fields of the form, or all of them. */
const gapField = (index: number | null): string => (index === null ? "parameters" : `parameters.${index}`)

type Template = Extract<SendInConversationInput["content"], { kind: "template" }>

async function templateOf(tx: Tx, ctx: Ctx, place: Place, given: Template): Promise<Content> {
  const { templateVersionId, parameters } = given
  const version = isId(templateVersionId)
    ? await tx.templateVersion.findFirst({
        where: { id: templateVersionId, clinicId: ctx.clinicId },
        include: { of: { include: { template: { select: { category: true, channel: true } } } } },
      })
    : null
  if (!version)
    return fail("invalid_input", { fields: { templateVersionId: "This template is gone. Choose another." } })
  const { category, channel } = version.of.template
  const problems = checkParameters(version, parameters, channel === "sms" ? "sms" : "whatsapp")
  if (problems.length > 0)
    fail("invalid_input", {
      fields: Object.fromEntries(problems.map(({ index, sentence }) => [gapField(index), sentence])),
    })
  const isOffer = category === "marketing"
  return {
    // An offer stays one whoever sends it; to somebody who never wrote nothing is an answer.
    purpose: isOffer ? "marketing" : place.hasWritten ? "reply" : "treatment",
    content: { kind: "template", templateVersionId, parameters, body: fillTemplate(version, parameters) },
  }
}
