import { closeReading } from "@/lib/answers/read-task"
import { SettleReplyInput } from "@/lib/answers/schema"
import { settleConsentRequest } from "@/lib/consents/settle-request"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { patientInReach, patientReach } from "@/lib/patients/reach"
import { closeTasks } from "@/lib/tasks/close"

/**
 * A person says what a doubtful reply means: yes or no decide the question it answers, as long as that waits; `none`: it is
 * no answer, and the question waits on. Said again it changes nothing; said otherwise it is refused.
 */
export const settleReply = command({
  name: "consents.settle_reply",
  may: "consents.record",
  input: SettleReplyInput,
  async run({ ctx, tx, input, grant }) {
    const { messageId, as } = input
    if (!isId(messageId)) return absent()
    await tx.$executeRaw`select from "HeardAnswer" where "messageId" = ${messageId}::uuid for update`
    const heard = await tx.heardAnswer.findUnique({
      where: { clinicId_messageId: { clinicId: ctx.clinicId, messageId } },
    })
    const message = heard && (await tx.message.findUnique({ where: { id: messageId } }))
    if (!heard || !message?.patientId) return absent()
    const { id: patientId } = await patientInReach(tx, message.patientId, patientReach(ctx, grant))
    const value = { messageId }
    if (heard.settledAs === as) return { value, facts: [] }
    if (heard.settledAs) fail("wrong_state", { sentence: "Somebody has read this reply already." })
    if (heard.outcome === "settled")
      fail("wrong_state", { sentence: "This reply was plain and is noted already." })
    const decided = as === "none" ? NOTHING : await decide(tx, ctx, { ...heard, as })
    await tx.heardAnswer.update({
      where: { id: heard.id },
      data: { settledAs: as, settledById: memberIdOf(ctx), settledAt: ctx.now },
    })
    const closed =
      as === "none"
        ? await closeTasks(tx, ctx, { id: { in: await tasksDone(tx, ctx, heard) } }, "answered")
        : await closeReading(tx, ctx, heard.requestId ?? messageId)
    return {
      value,
      facts: [
        fact("consent.reply_settled", messageId, {
          subjectType: "message",
          patientId,
          before: { reading: heard.reading },
          after: { as, requestId: heard.requestId },
        }),
        ...(message.leadId ? [fact("lead.conversation_changed", message.leadId, { patientId })] : []),
        ...decided.facts,
        ...closed,
      ],
      events: decided.events,
    }
  },
})

/** The task of a reply that was read; what came with it and was not read keeps it open. */
async function tasksDone(tx: Tx, { clinicId }: Ctx, { id, taskId }: { id: string; taskId: string | null }) {
  if (!taskId) return []
  const unread = await tx.heardAnswer.count({
    where: { clinicId, taskId, id: { not: id }, settledAt: null, outcome: { in: ["asked", "taken_back"] } },
  })
  return unread > 0 ? [] : [taskId]
}

const NOTHING: { facts: Fact[]; events: OutboxEvent[] } = { facts: [], events: [] }

type Decided = { requestId: string | null; messageId: string; saidAt: Date; as: "yes" | "no" }

async function decide(tx: Tx, ctx: Ctx, { requestId, messageId, saidAt, as }: Decided) {
  const settled = requestId
    ? await settleConsentRequest(tx, ctx, { requestId, reading: as, messageId, at: saidAt })
    : null
  if (!settled?.settled)
    fail("wrong_state", {
      sentence: "The question waits no longer. Ask again, or note the decision in the person's consents.",
    })
  return settled
}
