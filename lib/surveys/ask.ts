import { readSetting } from "@/lib/clinics/settings"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { Survey } from "@/lib/generated/prisma/client"
import { queueMessage } from "@/lib/messaging/queue"
import { patientZone, quietUntil } from "@/lib/messaging/quiet"
import { command, type Done } from "@/lib/operation"
import { addressed, composed, placeToWrite } from "@/lib/recalls/compose"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { heldSurvey } from "@/lib/surveys/reach"
import { type Asked, AskSurveyInput } from "@/lib/surveys/schema"
import { SURVEY_TEXTS } from "@/lib/surveys/texts"
import { ANSWER_HOURS, TOO_LATE_HOURS } from "@/lib/surveys/words"
import { addMs, HOUR_MS } from "@/lib/time"

/** Asks how it was, once. At night, or where the person's day is full, it says until when to wait; not beyond a day. */
export const askSurvey = command({
  name: "surveys.ask",
  may: "appointments.write",
  input: AskSurveyInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Asked>> {
    const survey = await heldSurvey(tx, ctx, grant, input.id)
    if (survey.status === "asked")
      return { value: { state: "asked", until: survey.expiresAt.toISOString() }, facts: [] }
    if (survey.status !== "planned") return { value: OVER, facts: [] }
    if (ctx.now < survey.askAt) return waits(survey.askAt)
    const tooLateAt = addMs(survey.askAt, TOO_LATE_HOURS * HOUR_MS)
    const gone = await goneOf(tx, survey)
    if (gone) return ends(tx, survey, "dropped", gone)
    if (ctx.now >= tooLateAt) return ends(tx, survey, "dropped", "too_late")
    const place = await placeToWrite(tx, ctx, survey.patientId)
    if (!place) return ends(tx, survey, "blocked", "no_number")
    const quiet = await quietAt(tx, ctx, survey.patientId)
    if (quiet) return quiet < tooLateAt ? waits(quiet) : ends(tx, survey, "dropped", "too_late")
    const patient = await tx.patient.findUniqueOrThrow({ where: { id: survey.patientId } })
    const { name, language } = await addressed(tx, ctx, patient)
    const queued = await queueMessage(tx, ctx, {
      patientId: survey.patientId,
      contactId: place.contactId,
      purpose: "survey",
      content: await composed(tx, ctx, {
        place,
        language,
        template: "visit_feedback",
        text: SURVEY_TEXTS[language],
        gaps: { name, clinic: ctx.clinic.name },
      }),
      effectKey: `survey:${survey.id}:${input.key}`,
      runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
      tooLateAt,
    })
    const { facts, events } = queued
    if (queued.because !== null) {
      const { heldUntil } = await tx.message.findUniqueOrThrow({
        where: { id: queued.id },
        select: { heldUntil: true },
      })
      if (heldUntil && heldUntil < tooLateAt) return { ...waits(heldUntil), facts, events }
      const over = await ends(tx, survey, "blocked", queued.because)
      return { ...over, facts: [...facts, ...over.facts], events }
    }
    const expiresAt = addMs(ctx.now, ANSWER_HOURS * HOUR_MS)
    await tx.survey.update({
      where: { id: survey.id },
      data: { status: "asked", messageId: queued.id, expiresAt },
    })
    const asked = fact("survey.asked", survey.id, {
      patientId: survey.patientId,
      after: { messageId: queued.id, expiresAt: expiresAt.toISOString() },
    })
    return { value: { state: "asked", until: expiresAt.toISOString() }, facts: [...facts, asked], events }
  },
})

const OVER: Asked = { state: "ended", until: null }
const waits = (until: Date): Done<Asked> => ({
  value: { state: "wait", until: until.toISOString() },
  facts: [],
})

async function ends(
  tx: Tx,
  survey: Survey,
  status: "dropped" | "blocked",
  because: string,
): Promise<{ value: Asked; facts: Fact[] }> {
  await tx.survey.update({ where: { id: survey.id }, data: { status, because } })
  return {
    value: OVER,
    facts: [fact(`survey.${status}`, survey.id, { patientId: survey.patientId, after: { because } })],
  }
}

/** Why there is nothing to ask about any more. */
async function goneOf(tx: Tx, { appointmentId }: Survey): Promise<string | null> {
  const visit = await tx.appointment.findUniqueOrThrow({
    where: { id: appointmentId },
    select: { status: true, patient: { select: { mergedIntoId: true, erasedAt: true } } },
  })
  if (visit.status !== "completed") return "undone"
  if (visit.patient.mergedIntoId) return "merged"
  return visit.patient.erasedAt ? "erased" : null
}

async function quietAt(tx: Tx, ctx: Ctx, patientId: string): Promise<Date | null> {
  const limits = await readSetting(tx, ctx, SENDING_LIMITS)
  return quietUntil(ctx.now, await patientZone(tx, ctx, patientId), limits)
}
