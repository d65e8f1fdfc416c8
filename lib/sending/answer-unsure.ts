import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { setClock } from "@/lib/messaging/clock"
import { command } from "@/lib/operation"
import { outgoingForWork } from "@/lib/sending/reach"
import { AnswerUnsureInput } from "@/lib/sending/schema"
import { closeTasks } from "@/lib/tasks/close"

/**
 * Somebody looked whether a message arrived whose answer was lost. It did: it counts as sent. It did not: it has failed,
 * and may be sent again. Said again it changes nothing.
 */
export const answerUnsure = command({
  name: "sending.answerUnsure",
  may: "messages.send",
  input: AnswerUnsureInput,
  async run({ ctx, tx, input, grant }) {
    const { id, patientId, leadId, status } = await outgoingForWork(tx, ctx, grant, input.messageId)
    const becomes = input.arrived === "yes" ? "sent" : "failed"
    const value = { id, status: becomes }
    if (status === becomes) return { value, facts: [] }
    if (status !== "unsure") return fail("wrong_state", { sentence: "What became of it is known already." })
    const because = input.arrived === "yes" ? null : "did_not_arrive"
    await tx.message.update({
      where: { id },
      data: { status: becomes, statusAt: ctx.now, failedBecause: because },
    })
    const [effect] = await tx.effect.updateManyAndReturn({
      where: { clinicId: ctx.clinicId, key: `message:${id}`, status: "unsure" },
      data: { status: because ? "failed" : "done", reason: because, finishedAt: ctx.now },
      select: { id: true },
    })
    if (leadId) await setClock(tx, leadId)
    const words = because ? "It did not arrive." : "It has arrived."
    return {
      value,
      facts: [
        fact(`message.${becomes}`, id, {
          patientId,
          before: { status },
          after: { status: becomes, ...(because && { because }) },
        }),
        ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
        ...(effect ? await closeTasks(tx, ctx, { kind: "unsure_message", sourceId: effect.id }, words) : []),
      ],
    }
  },
})
