import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { Answer } from "./read"
import type { HeardOutcome, Said } from "./said"

type Kept = {
  answer: Answer
  outcome: HeardOutcome
  requestId?: string | null
  purposes?: readonly string[]
  taskId?: string | null
}

/** What a message was read as and what came of it, once; the conversation shows it. */
export async function keepHeard(
  tx: Tx,
  ctx: Ctx,
  { messageId, contactId, patientId, leadId, saidAt }: Said,
  { answer, outcome, requestId = null, purposes = [], taskId = null }: Kept,
): Promise<Fact[]> {
  const { reading, language, because } = answer
  const { count } = await tx.heardAnswer.createMany({
    data: [
      {
        id: newId(),
        clinicId: ctx.clinicId,
        messageId,
        contactId,
        requestId,
        reading,
        language,
        because,
        outcome,
        purposes: [...purposes],
        taskId,
        saidAt,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return []
  return [
    fact("consent.answer_read", messageId, {
      subjectType: "message",
      patientId,
      after: { reading, language, because, outcome, purposes: [...purposes], requestId },
    }),
    ...(leadId ? [fact("lead.conversation_changed", leadId, { patientId })] : []),
  ]
}
