import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { type Planned, PlanSurveyInput } from "@/lib/surveys/schema"
import { ANSWER_HOURS, ASK_AFTER_MINUTES, ASK_AGAIN_DAYS, TOO_LATE_HOURS } from "@/lib/surveys/words"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"

/**
 * Plans the question after a completed visit, or keeps why nobody is asked: one for a visit, and one in thirty days for a
 * patient, whoever completes two at once. Told again it is the same one.
 */
export const planSurvey = command({
  name: "surveys.plan",
  may: "appointments.write",
  input: PlanSurveyInput,
  async run({ ctx, tx, input }): Promise<Done<Planned>> {
    const { clinicId, now } = ctx
    const visit = isId(input.appointmentId)
      ? await tx.appointment.findUnique({ where: { id: input.appointmentId } })
      : null
    const { id: appointmentId, patientId, status, outcome, endsAt, finishedAt } = visit ?? absent()
    await tx.$executeRaw`select from "Patient" where id = ${patientId}::uuid for no key update`
    const known = await tx.survey.findFirst({ where: { appointmentId } })
    if (known) {
      const isPlanned = known.status === "planned"
      return {
        value: isPlanned ? { id: known.id, askAt: known.askAt.toISOString() } : { id: null, askAt: null },
        facts: [],
      }
    }
    if (status !== "completed") return { value: { id: null, askAt: null }, facts: [] }
    const ended = finishedAt ?? endsAt
    const askAt = addMs(ended, ASK_AFTER_MINUTES * MINUTE_MS)
    const lately = await tx.survey.findFirst({
      where: {
        patientId,
        askAt: { gt: addMs(now, -ASK_AGAIN_DAYS * DAY_MS) },
        status: { in: ["planned", "asked", "answered", "expired"] },
      },
      select: { id: true },
    })
    const isLate = ended.getTime() - endsAt.getTime() > TOO_LATE_HOURS * HOUR_MS
    const because =
      outcome === "not_done" ? "not_done" : isLate ? "entered_late" : lately ? "asked_lately" : null
    const id = newId()
    await tx.survey.create({
      data: {
        id,
        clinicId,
        patientId,
        appointmentId,
        status: because ? "dropped" : "planned",
        because,
        askAt,
        expiresAt: addMs(askAt, ANSWER_HOURS * HOUR_MS),
        createdAt: now,
      },
    })
    return {
      value: because ? { id: null, askAt: null } : { id, askAt: askAt.toISOString() },
      facts: [
        fact(because ? "survey.dropped" : "survey.planned", id, {
          patientId,
          after: { appointmentId, ...(because ? { because } : { askAt: askAt.toISOString() }) },
        }),
      ],
    }
  },
})
