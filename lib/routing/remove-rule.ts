import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { lockRules } from "@/lib/routing/lock"
import { RuleIdInput } from "@/lib/routing/schema"

/** Takes a rule off the list; what it decided stays on record. */
export const removeRoutingRule = command({
  name: "routing.remove",
  may: "routing.write",
  input: RuleIdInput,
  async run({ ctx, tx, input }) {
    await lockRules(tx, ctx)
    const found =
      (isId(input.id) && (await tx.routingRule.findUnique({ where: { id: input.id } }))) || absent()
    const value = { id: found.id }
    if (found.removedAt) return { value, facts: [] }
    await tx.routingRule.update({ where: { id: found.id }, data: { removedAt: ctx.now, active: false } })
    return { value, facts: [fact("routing.removed", found.id)] }
  },
})
