import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { leadForWork, reachOf, requireMember } from "@/lib/leads/reach"
import { isOpen } from "@/lib/leads/rules"
import { ReplyInput } from "@/lib/messaging/schema"
import { hindranceTo, replyGround } from "@/lib/messaging/window"
import { HINDRANCES } from "@/lib/messaging/words"
import { command } from "@/lib/operation"
import { closeCaseOf } from "@/lib/urgent/settle"

/**
 * Free words to a person who wrote in the last 24 hours, which is their basis. It is queued here and sent by
 * `send-whatsapp-message`; the form's key makes a second press harmless. Having answered stops the lead's clock.
 */
export const replyToPatient = command({
  name: "messages.reply",
  may: "messages.send",
  input: ReplyInput,
  async run({ ctx, tx, input, grant }) {
    const memberId = requireMember(ctx)
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const { patientId } = lead
    const id = idFrom(`reply ${memberId} ${lead.id} ${input.key}`)
    if (await tx.message.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id }, facts: [] }
    const ground = await replyGround(tx, lead.id)
    const hindrance = await hindranceTo(tx, ctx, { patientId, ground })
    if (hindrance || !ground)
      return fail("wrong_state", {
        sentence: HINDRANCES[hindrance ?? "no_conversation"],
        reason: hindrance ?? undefined,
      })
    const { count } = await tx.message.createMany({
      data: [
        {
          id,
          clinicId: ctx.clinicId,
          contactId: ground.contactId,
          leadId: lead.id,
          direction: "out",
          body: input.body,
          status: "queued",
          statusAt: ctx.now,
          basis: "reply",
          purpose: "reply",
          sentById: memberId,
          releaseSha: env().GIT_SHA,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { id }, facts: [] }
    const becomes = lead.status === "new" ? "contacted" : lead.status
    if (isOpen(lead.status))
      await tx.lead.update({
        where: { id: lead.id },
        data: { status: becomes, waitingSince: null, dueAt: null },
      })
    return {
      value: { id },
      facts: [
        fact("message.queued", id, {
          patientId,
          after: { leadId: lead.id, channel: "whatsapp", basis: "reply", contactId: ground.contactId },
        }),
        fact("lead.conversation_changed", lead.id, { patientId }),
        ...(await closeCaseOf(tx, ctx, lead.id, "answered")),
        ...(becomes === lead.status
          ? []
          : [
              fact("lead.status_changed", lead.id, {
                patientId,
                before: { status: lead.status },
                after: { status: becomes },
              }),
            ]),
      ],
      events: [
        {
          name: "message.queued",
          id: `message.queued:${id}`,
          data: { clinicId: ctx.clinicId, messageId: id, leadId: lead.id, patientId },
        },
      ],
    }
  },
})
