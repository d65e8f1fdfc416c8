import { endDrift, keepDrift } from "@/lib/crm/drift"
import { type Link, standingIds } from "@/lib/crm/links"
import { type CrmPerson, type CrmPlan, readPersons } from "@/lib/crm/person"
import { takeValue } from "@/lib/crm/take-value"
import { hashOf, normal, type Properties } from "@/lib/crm/values"
import { fieldSpec } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"

/**
 * Holds what stands at HubSpot against the patient, for the properties that are given: what HubSpot may say is taken
 * over, what else differs is kept for a person. What we wrote ourselves and changed since is no news. The caller holds the
 * link. `at`: when it was so there; a property known from later is left alone.
 */
export async function compare(
  tx: Tx,
  ctx: Ctx,
  plan: CrmPlan,
  link: Link,
  person: CrmPerson | undefined,
  properties: Properties,
  at: Date | null,
): Promise<{ facts: Fact[]; isOld: boolean }> {
  const { country } = plan
  const heard = { ...link.heard }
  const atMs = at?.getTime()
  const fresh = plan.mapping.filter(
    ({ property }) =>
      Object.hasOwn(properties, property) && !(atMs !== undefined && (heard[property] ?? 0) > atMs),
  )
  if (fresh.length === 0) return { facts: [], isOld: true }
  // Of a person whose data is restricted nothing is taken over: the next look after it is lifted finds what differs.
  if (!person || person.stop === "restricted") return { facts: [], isOld: false }
  const { patientId } = person
  const facts: Fact[] = []
  const agreed: string[] = []
  const taken: string[] = []
  for (const { field, property, direction } of fresh) {
    const theirs = properties[property] ?? null
    const [ours, given] = [normal(field, person.values[field], country), normal(field, theirs, country)]
    if (atMs !== undefined) heard[property] = atMs
    if (ours === given) {
      agreed.push(field)
      continue
    }
    // Ours has moved on since: what comes is the echo of an earlier writing, or that writing itself.
    if (link.written[field] === hashOf(link.patientId, field, given) && direction !== "theirs") continue
    const mayTake =
      fieldSpec(field).taken && (direction === "theirs" || (direction === "empty" && ours === ""))
    if (mayTake && given !== "") {
      const result = await takeValue(tx, ctx, patientId, field, theirs, country)
      facts.push(...result.facts)
      if (!result.refused) taken.push(field)
      if (result.refused) facts.push(...(await keepDrift(tx, ctx, link, { field, theirs }, country)))
      continue
    }
    // What is filled only once differs without anything being wrong; what is empty there the next writing fills.
    if (direction === "new" || ours === "" || given === "") continue
    facts.push(...(await keepDrift(tx, ctx, link, { field, theirs }, country)))
  }
  await endDrift(tx, ctx, link.id, agreed, "agreed")
  await endDrift(tx, ctx, link.id, taken, "theirs")
  await tx.crmLink.update({ where: { id: link.id }, data: { heard, updatedAt: ctx.now } })
  return { facts, isOld: false }
}

/** Who is behind each link now, by the link's id: what was merged here has gone over. */
export async function peopleBehind(
  tx: Tx,
  ctx: Ctx,
  plan: CrmPlan,
  links: readonly Link[],
): Promise<Map<string, CrmPerson>> {
  const ids = await standingIds(
    tx,
    links.map((link) => link.patientId),
  )
  const people = await readPersons(tx, ctx, [...new Set(ids.values())], plan, ctx.now)
  const byId = new Map(people.map((one) => [one.patientId, one]))
  return new Map(
    links.flatMap((link): [string, CrmPerson][] => {
      const person = byId.get(ids.get(link.patientId) ?? "")
      return person ? [[link.id, person]] : []
    }),
  )
}
