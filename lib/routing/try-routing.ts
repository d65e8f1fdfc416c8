import { grantOf, memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { isInReach } from "@/lib/leads/rules"
import { query } from "@/lib/operation"
import { ask } from "@/lib/routing/read"
import { type Tried, TryRoutingInput } from "@/lib/routing/schema"

/** What the rules would say of this lead, or of such words, now. Changes nothing. */
export const tryRouting = query({
  name: "routing.try",
  may: "routing.read",
  input: TryRoutingInput,
  async run({ ctx, tx, input }): Promise<Tried> {
    const { leadId, language, service, campaign, classification, source, urgency } = input
    if (leadId === undefined)
      return ask(tx, ctx, {
        source,
        urgency,
        language: language ?? null,
        service: service ?? null,
        campaign: campaign ?? null,
        classification: classification ?? null,
      })
    const scope = grantOf(ctx, "leads.score.read")?.scope
    const lead = (isId(leadId) && (await tx.lead.findUnique({ where: { id: leadId } }))) || absent()
    // What a rule says of a lead tells its class: only to who may see that.
    if (!scope || scope === "counts" || !isInReach(lead, { scope, memberId: memberIdOf(ctx) })) absent()
    return ask(tx, ctx, lead)
  },
})
