import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { keepScore } from "@/lib/surveys/keep-score"
import { heldSurvey } from "@/lib/surveys/reach"
import { SettleSurveyInput } from "@/lib/surveys/schema"

/** A person read what was answered, or was told it: the number they found in it. */
export const settleSurvey = command({
  name: "surveys.settle",
  may: "appointments.write",
  input: SettleSurveyInput,
  async run({ ctx, tx, input, grant }) {
    const survey = await heldSurvey(tx, ctx, grant, input.id)
    const { score, words } = input
    const value = { id: survey.id, score }
    if (survey.status === "answered" && survey.score === score) return { value, facts: [] }
    if (survey.status !== "asked" && survey.status !== "expired")
      fail("wrong_state", { sentence: "There is no answer to be noted any more." })
    const given = { score, at: ctx.now, comment: words ?? null }
    return { value, facts: await keepScore(tx, ctx, survey, given) }
  },
})
