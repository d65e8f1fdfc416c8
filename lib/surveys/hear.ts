import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { Survey } from "@/lib/generated/prisma/client"
import { keepScore, readKey } from "@/lib/surveys/keep-score"
import { readScore } from "@/lib/surveys/read-score"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

/**
 * What a reply says to the question how likely they are to recommend us, in the transaction that keeps the message. One
 * number is the answer; a number among other words is put before a person and never taken for one. Null: it is neither.
 */
export async function hearSurvey(tx: Tx, ctx: Ctx, said: Said): Promise<Heard | null> {
  if (said.to?.purpose !== "survey") return null
  const read = readScore(said.text)
  if (read.reading === "none") return null
  const survey = await waiting(tx, said)
  if (!survey) return null
  const isPlain = read.reading === "score" && !said.isChanged && (await isTheirs(tx, said, survey))
  if (!isPlain) return ask(tx, ctx, said, survey)
  const { messageId, saidAt: at } = said
  return { facts: await keepScore(tx, ctx, survey, { score: read.score, at, messageId }), events: [] }
}

/** The one that was asked in that message, while it may be answered; its row held. */
async function waiting(tx: Tx, { to, saidAt }: Said): Promise<Survey | null> {
  const messageId = to?.id ?? ""
  await tx.$executeRaw`select from "Survey" where "messageId" = ${messageId}::uuid for update`
  const survey = await tx.survey.findFirst({ where: { messageId, status: "asked" } })
  return survey && saidAt <= survey.expiresAt ? survey : null
}

/** At a number that several share, only a reply that quotes the question is plainly of it. */
async function isTheirs(tx: Tx, { contactId, to }: Said, survey: Survey): Promise<boolean> {
  if (to?.isQuoted) return true
  const other = await tx.survey.findFirst({
    where: {
      status: "asked",
      id: { not: survey.id },
      patient: { contacts: { some: { contactId } } },
    },
    select: { id: true },
  })
  return other === null
}

async function ask(tx: Tx, ctx: Ctx, said: Said, survey: Survey): Promise<Heard> {
  const { taskId, facts } = await makeTask(tx, ctx, {
    kind: "feedback",
    title: "Read an answer after a visit",
    why: "They were asked for a number from 0 to 10, and answered with more than a number.",
    dueAt: addMs(ctx.now, 24 * HOUR_MS),
    owner: { role: "coordinator" },
    patientId: survey.patientId,
    ...(said.leadId && { leadId: said.leadId }),
    href: "/appointments/surveys?tab=read",
    source: "message",
    sourceId: said.messageId,
    effectKey: readKey(survey.id),
  })
  if (!taskId) return { facts: [], events: [] }
  await tx.survey.update({ where: { id: survey.id }, data: { taskId, answerMessageId: said.messageId } })
  const told = fact("survey.left_to_read", survey.id, { patientId: survey.patientId })
  return { facts: [...facts, told], events: [] }
}
