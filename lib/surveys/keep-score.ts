import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Survey } from "@/lib/generated/prisma/client"
import { callWithinHours, isDetractor } from "@/lib/surveys/words"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

type Given = { score: number; at: Date; messageId?: string | null; comment?: string | null }

/** Keeps what was answered; who would not recommend the clinic is called, the sooner the lower the number. */
export async function keepScore(tx: Tx, ctx: Ctx, survey: Survey, given: Given): Promise<Fact[]> {
  const { id, patientId } = survey
  const { score, at, messageId, comment } = given
  await tx.survey.update({
    where: { id },
    data: {
      status: "answered",
      score,
      answeredAt: at,
      ...(messageId && { answerMessageId: messageId }),
      ...(comment && { comment }),
    },
  })
  const unhappy = isDetractor(score)
  const { facts } = unhappy
    ? await makeTask(tx, ctx, {
        kind: "feedback",
        title: "Call an unhappy patient",
        why: "They would not recommend the clinic after their visit.",
        dueAt: addMs(ctx.now, callWithinHours(score) * HOUR_MS),
        owner: { role: "coordinator" },
        patientId,
        href: "/appointments/surveys?tab=unhappy",
        source: "message",
        sourceId: messageId ?? id,
        effectKey: `feedback:${id}`,
      })
    : { facts: [] }
  return [
    fact("survey.answered", id, {
      patientId,
      after: { isUnhappy: unhappy },
      personal: { score, ...(comment && { comment }) },
    }),
    ...(await closeTasks(tx, ctx, { clinicId: ctx.clinicId, effectKey: readKey(id) }, "answered")),
    ...facts,
  ]
}

export const readKey = (id: string): string => `read_survey:${id}`
