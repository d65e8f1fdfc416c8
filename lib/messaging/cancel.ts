import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { setClock } from "@/lib/messaging/clock"
import { command } from "@/lib/operation"
import { isAtRest, outgoingForWork } from "@/lib/sending/reach"
import { MessageInput } from "@/lib/sending/schema"

/**
 * Takes a message back that has not begun to leave: an undo, or one planned for later. Twice is harmless. Whoever is
 * sending it holds the effect's lock, so that one of the two wins.
 */
export const cancelMessage = command({
  name: "messages.cancel",
  may: "messages.send",
  input: MessageInput,
  async run({ ctx, tx, input, grant }) {
    const { id, patientId, leadId, status } = await outgoingForWork(tx, ctx, grant, input.messageId)
    const value = { id }
    if (status === "cancelled") return { value, facts: [] }
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId: ctx.clinicId, key: `message:${id}` } },
      select: { status: true },
    })
    const isBegun = effect !== null && effect.status !== "failed"
    if (!["scheduled", "queued"].includes(status) || isBegun || !(await isAtRest(tx, ctx, id)))
      return fail("wrong_state", { sentence: "It is on its way already and cannot be taken back." })
    const { count } = await tx.message.updateMany({
      where: { id, status },
      data: { status: "cancelled", statusAt: ctx.now, failedBecause: "cancelled" },
    })
    if (count === 0) return fail("conflict")
    if (leadId) await setClock(tx, leadId)
    return {
      value,
      facts: [
        fact("message.cancelled", id, { patientId, before: { status }, after: { status: "cancelled" } }),
        ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
      ],
    }
  },
})
