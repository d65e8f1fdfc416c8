import { compare, peopleBehind } from "@/lib/crm/compare"
import { linkSeen } from "@/lib/crm/link-seen"
import { takeLinks } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { type Fact, record } from "@/lib/facts"
import { announce } from "@/lib/live/announce"
import type { SeenContact } from "@/lib/providers/hubspot/read"

/** Contacts as they stand there now, taken in as a webhook's word would be; whatever is known already changes nothing. */
export async function takeIn(ctx: Ctx, contacts: readonly SeenContact[]): Promise<{ changed: number }> {
  const facts = await inClinic(ctx.clinicId, async (tx) => {
    const plan = await readPlan(tx, ctx)
    const links = await takeLinks(
      tx,
      contacts.map((one) => one.id),
    )
    const people = await peopleBehind(tx, ctx, plan, links)
    const told: Fact[] = []
    for (const contact of contacts) {
      const own = links.filter((link) => link.externalId === contact.id)
      if (own.length === 0) told.push(...(await linkSeen(tx, ctx, plan, contact)))
      for (const link of own.filter((one) => one.status === "linked")) {
        const { properties, changedAt } = contact
        told.push(...(await compare(tx, ctx, plan, link, people.get(link.id), properties, changedAt)).facts)
      }
    }
    await record(tx, ctx, told)
    return told
  })
  for (const one of facts) announce(ctx.clinicId, one.name, one.subjectId)
  return { changed: facts.length }
}
