import { engineTime } from "@/inngest/engine-time"
import { job } from "@/inngest/job"
import { fireTier } from "@/lib/urgent/fire"
import { openCase } from "@/lib/urgent/open"
import { MOST_REPEATS } from "@/lib/urgent/rules"
import { tellPatient } from "@/lib/urgent/tell-patient"

/** Three tiers, as many repeats, once more for an acknowledgement that came to nothing, and times that were put forward. */
const MOST_LOOKS = 2 * (3 + MOST_REPEATS + 1)

/**
 * Follows a HOT or urgent lead until somebody looks after it. What is told, and when, stands in the case: a step that is
 * run again tells nobody twice, and of two runs that follow one case the first tells. An acknowledgement stops nothing
 * here; the tier at whose time it wakes finds it.
 */
export const escalateUrgentCase = job({
  id: "escalate-urgent-case",
  on: "lead.scored",
  if: "!has(event.data.isPressing) || event.data.isPressing",
  async handle({ ctx, step, event }) {
    const { leadId, scoreId } = event.data
    const { caseId: id, ...opened } = await step.run("open", () => openCase(ctx, { leadId, scoreId }))
    if (!id) return { opened: false }
    // Beside the tiers, never before them: a text that cannot be queued keeps nobody from being told.
    const texts: Promise<unknown>[] = []
    const tell = (name: string) =>
      texts.push(step.run(name, () => tellPatient(ctx, { id })).catch(() => null))
    if (opened.distress) tell("tell-patient")
    let next = opened.nextAt
    let told = 0
    for (let n = 1; next && n <= MOST_LOOKS; n++) {
      await step.sleepUntil(`wait-${n}`, engineTime(next))
      const fired = await step.run(`tier-${n}`, () => fireTier(ctx, { id }))
      if (fired.number !== null) told++
      if (fired.distress) tell(`tell-patient-${n}`)
      next = fired.nextAt
    }
    await Promise.all(texts)
    return { opened: true, told }
  },
})
