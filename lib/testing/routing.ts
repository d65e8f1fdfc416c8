import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { saveRoutingRule } from "@/lib/routing/save-rule"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"

type Given = Partial<Parameters<typeof saveRoutingRule>[1]>

/** A clinic with a member, a member of another, and rules as they are wanted. */
export async function routingGround() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  /** For whoever is a coordinator, unless said otherwise. */
  async function rule(given: Given = {}): Promise<string> {
    const { id } = await saveRoutingRule(ctxFor(["admin"]), {
      key: newId(),
      name: "Everybody else",
      target: "role:coordinator",
      ...given,
    })
    return id
  }
  const order = () =>
    inClinic(clinic.id, (tx) =>
      tx.routingRule.findMany({ where: { removedAt: null }, orderBy: { position: "asc" } }),
    )
  const decisions = (leadId: string) =>
    inClinic(clinic.id, (tx) => tx.routingDecision.findMany({ where: { leadId }, orderBy: { at: "asc" } }))
  return { clinic, ctxFor, strangerFor, rule, order, decisions }
}
