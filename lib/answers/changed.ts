import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { askToRead } from "./read-task"

type Changed = { messageId: string; patientId: string | null; leadId: string | null; kind: "edit" | "revoke" }

/**
 * Its writer edited or deleted a message. What it was read as stays decided: a person looks, because nobody gives an
 * agreement, or takes one back, by an edit. In the caller's transaction; told again it changes nothing.
 */
export async function answerChanged(tx: Tx, ctx: Ctx, changed: Changed): Promise<Fact[]> {
  const { messageId, patientId, leadId, kind } = changed
  const heard = await tx.heardAnswer.findUnique({
    where: { clinicId_messageId: { clinicId: ctx.clinicId, messageId } },
  })
  if (heard?.outcome !== "settled" || heard.reading !== "yes" || !patientId) return []
  const { taskId, facts } = await askToRead(tx, ctx, {
    why: "taken_back",
    messageId,
    patientId,
    leadId,
    requestId: heard.requestId,
  })
  await tx.heardAnswer.update({ where: { id: heard.id }, data: { outcome: "taken_back", taskId } })
  return [
    ...facts,
    fact("consent.answer_changed", messageId, { subjectType: "message", patientId, after: { kind } }),
  ]
}
