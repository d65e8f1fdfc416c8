import { z } from "zod"
import { can } from "@/lib/can"
import { query } from "@/lib/operation"
import { readRules } from "@/lib/routing/read"
import type { RoutingList } from "@/lib/routing/schema"
import { COUNTED_DAYS } from "@/lib/routing/words"
import { addMs, DAY_MS } from "@/lib/time"

type Counted = { ruleId: string | null; outcome: string; why: string; taken: boolean; n: number }

/** The rules in their order, and what each did in the last 30 days: three statements. */
export const listRoutingRules = query({
  name: "routing.list",
  may: "routing.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<RoutingList> {
    const rules = await readRules(tx)
    const since = addMs(ctx.now, -COUNTED_DAYS * DAY_MS)
    const counted = await tx.$queryRaw<Counted[]>`
      select decision."ruleId", decision.outcome, decision.why,
        coalesce(lead."ownerId" = decision."memberId", false) as taken, count(*)::int as n
      from "RoutingDecision" decision join "Lead" lead on lead.id = decision."leadId"
      where decision.at >= ${since}::timestamptz group by 1, 2, 3, 4`
    const named = rules.flatMap(({ target }) => (target.kind === "member" ? [target.memberId] : []))
    const members = await tx.member.findMany({ where: { id: { in: named } } })
    const sum = (wanted: (one: Counted) => boolean) =>
      counted.filter(wanted).reduce((total, one) => total + one.n, 0)
    return {
      rules: rules.map((rule) => {
        const { target } = rule
        const of = (outcome: string) => (one: Counted) => one.ruleId === rule.id && one.outcome === outcome
        const member =
          target.kind === "member" ? members.find((one) => one.id === target.memberId) : undefined
        const here = member ? member.active && (member.endsAt === null || member.endsAt > ctx.now) : false
        return {
          ...rule,
          person: member ? { name: member.name, here } : null,
          counts: {
            assigned: sum(of("assigned")),
            suggested: sum(of("suggested")),
            taken: sum((one) => of("suggested")(one) && one.taken),
          },
        }
      }),
      unowned: {
        no_rule: sum((one) => one.why === "no_rule"),
        nobody_here: sum((one) => one.why === "nobody_here"),
      },
      may: { write: can(ctx.roles, "routing.write") !== null },
    }
  },
})
