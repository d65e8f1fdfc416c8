import { fact } from "@/lib/facts"
import { command, type Done } from "@/lib/operation"
import { heldSurvey } from "@/lib/surveys/reach"
import { SurveyIdInput } from "@/lib/surveys/schema"

/** After three days no number is an answer any more. Told too early it says when it ends; told again it changes nothing. */
export const endSurvey = command({
  name: "surveys.end",
  may: "appointments.write",
  input: SurveyIdInput,
  async run({ ctx, tx, input, grant }): Promise<Done<{ status: string; until: string | null }>> {
    const survey = await heldSurvey(tx, ctx, grant, input.id)
    const { id, status, expiresAt, patientId } = survey
    if (status !== "asked") return { value: { status, until: null }, facts: [] }
    if (ctx.now < expiresAt) return { value: { status, until: expiresAt.toISOString() }, facts: [] }
    await tx.survey.update({ where: { id }, data: { status: "expired" } })
    return { value: { status: "expired", until: null }, facts: [fact("survey.expired", id, { patientId })] }
  },
})
