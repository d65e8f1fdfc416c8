import { causeInReach, changing, refuseOwn } from "@/lib/causes/reach"
import { SettleCauseInput } from "@/lib/causes/schema"
import { env } from "@/lib/env"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Fixed in a release, to be ignored, or open again. What failed of it stays to be run again. */
export const settleCause = command({
  name: "causes.settle",
  may: "runs.rerun",
  input: SettleCauseInput,
  async run({ ctx, tx, input, grant }) {
    const cause = await causeInReach(tx, ctx, grant, input.id)
    refuseOwn(ctx, grant, cause)
    const fixedIn = input.state === "fixed" ? (input.fixedIn ?? env().GIT_SHA) : null
    const value = { id: cause.id, state: input.state, fixedIn }
    // Said again of what came back, it counts from now.
    if (cause.state === input.state && cause.fixedIn === fixedIn && !cause.cameBack)
      return { value, facts: [] }
    const settled = fact("cause.settled", cause.id, {
      before: { state: cause.state, fixedIn: cause.fixedIn },
      after: { state: input.state, fixedIn },
      personal: input.reason ? { reason: input.reason } : undefined,
    })
    return changing(ctx, tx, cause, async (tx) => {
      await tx.$executeRaw`
        update engine.cause set state = ${input.state}, fixed_in = ${fixedIn}, state_at = clock_timestamp()
        where id = ${cause.id}::uuid`
      return { value, facts: [settled] }
    })
  },
})
