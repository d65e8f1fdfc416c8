import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockRules, ruleById } from "@/lib/routing/lock"
import { PauseRuleInput } from "@/lib/routing/schema"

/** A paused rule keeps its place and decides nothing. */
export const pauseRoutingRule = command({
  name: "routing.pause",
  may: "routing.write",
  input: PauseRuleInput,
  async run({ ctx, tx, input }) {
    await lockRules(tx, ctx)
    const { id, active } = await ruleById(tx, input.id)
    const value = { id, active: input.active }
    if (active === input.active) return { value, facts: [] }
    await tx.routingRule.update({ where: { id }, data: { active: input.active, updatedAt: ctx.now } })
    return { value, facts: [fact(input.active ? "routing.resumed" : "routing.paused", id)] }
  },
})
