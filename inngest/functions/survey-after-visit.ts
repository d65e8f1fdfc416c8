import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { askSurvey } from "@/lib/surveys/ask"
import { endSurvey } from "@/lib/surveys/end"
import { planSurvey } from "@/lib/surveys/plan"

const MOST_WAITS = 6

/** Asks how it was between one and two hours after a visit, and waits three days for a number. */
export const surveyAfterVisit = job({
  id: "survey-after-visit",
  on: "appointment.completed",
  async handle({ ctx, step, event }) {
    const { appointmentId } = event.data
    const planned = await step.run("plan", () => planSurvey(ctx, { appointmentId }))
    const { id } = planned
    if (id === null) return { state: "nobody" }
    await step.sleepUntil("after-visit", engineTime(planned.askAt))
    for (let n = 1; n <= MOST_WAITS; n++) {
      const asked = await step.run(`ask-${n}`, () => askSurvey(ctx, { id, key: String(n) }))
      if (asked.state === "ended") return { state: "nobody" }
      await step.sleepUntil(`until-${n}`, engineTime(asked.until))
      if (asked.state === "asked") break
    }
    return step.run("end", () => endSurvey(ctx, { id }))
  },
})
