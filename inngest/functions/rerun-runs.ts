import { job } from "@/inngest/job"
import { followRerun } from "@/lib/reruns/follow"
import { takeRerunChunk } from "@/lib/reruns/take-chunk"

/** How often a run of this looks after the others; what is open then is followed by a new run of it. */
const LOOKS = 30
const LONGEST_S = 600

export const rerunRuns = job({
  id: "rerun-runs",
  on: "rerun.started",
  async handle({ ctx, step, event }) {
    const { actionId: id, round = 0 } = event.data
    for (let chunk = 0; round === 0; chunk++) {
      const { left } = await step.run(`start-${chunk}`, () => takeRerunChunk(ctx, { id }))
      if (left === 0) break
    }
    for (let look = 0; look < LOOKS; look++) {
      const seconds = round === 0 ? Math.min(LONGEST_S, 2 ** Math.floor(look / 2)) : LONGEST_S
      await step.sleep(`wait-${look}`, `${seconds}s`)
      const isLast = look + 1 === LOOKS
      const { open } = await step.run(`look-${look}`, () =>
        followRerun(ctx, { id, ...(isLast && { round: round + 1 }) }),
      )
      if (open === 0) return { looks: look + 1 }
    }
    return { goesOn: round + 1 }
  },
})
