import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockRules, ruleById } from "@/lib/routing/lock"
import { MoveRuleInput } from "@/lib/routing/schema"

/** One place up or down; at the end of the list it stays where it is. */
export const moveRoutingRule = command({
  name: "routing.move",
  may: "routing.write",
  input: MoveRuleInput,
  async run({ ctx, tx, input }) {
    await lockRules(tx, ctx)
    const rule = await ruleById(tx, input.id)
    const up = input.to === "up"
    const beside = await tx.routingRule.findFirst({
      where: { removedAt: null, position: up ? { lt: rule.position } : { gt: rule.position } },
      orderBy: { position: up ? "desc" : "asc" },
    })
    if (!beside) return { value: { position: rule.position }, facts: [] }
    await tx.routingRule.update({ where: { id: rule.id }, data: { position: beside.position } })
    await tx.routingRule.update({ where: { id: beside.id }, data: { position: rule.position } })
    const [before, after] = [{ position: rule.position }, { position: beside.position }]
    return { value: after, facts: [fact("routing.moved", rule.id, { before, after })] }
  },
})
