import { readPlan } from "@/lib/crm/person"
import { SettleInput } from "@/lib/crm/schema"
import { takeValue } from "@/lib/crm/take-value"
import { isField } from "@/lib/crm/words"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { standingPatientId } from "@/lib/patients/reach"

export type Settled = { settled: number; refused: { id: string; because: "not_usable" | "shared" }[] }

/**
 * Decides on differences: ours is written to HubSpot, theirs becomes the patient's, or they are left. What was settled
 * already is left alone. What cannot be taken over stays open and is said.
 */
export const settleDrift = command({
  name: "crm.settleDrift",
  may: "settings.write",
  input: SettleInput,
  async run({ ctx, tx, input: { ids, how } }) {
    await tx.$executeRaw`select from "CrmDrift" where id = any(${ids}::uuid[]) order by id for update`
    const found = await tx.crmDrift.findMany({ where: { id: { in: ids } }, include: { link: true } })
    if (found.length === 0) fail("not_found")
    const plan = await readPlan(tx, ctx)
    const value: Settled = { settled: 0, refused: [] }
    const facts: Fact[] = []
    const write = new Map<string, string[]>()
    for (const { id, link, field, theirs, settledAt } of found) {
      if (settledAt || !isField(field)) continue
      const patientId = await standingPatientId(tx, link.patientId)
      if (how === "theirs") {
        const taken = await takeValue(tx, ctx, patientId, field, theirs, plan.country)
        if (taken.refused) {
          value.refused.push({ id, because: taken.refused })
          continue
        }
        facts.push(...taken.facts)
      }
      if (how === "ours") write.set(patientId, [...(write.get(patientId) ?? []), field])
      const settled = { settledAt: ctx.now, settled: how, settledById: memberIdOf(ctx), theirs: null }
      await tx.crmDrift.update({ where: { id }, data: settled })
      facts.push(fact("crm.drift_settled", link.id, { patientId, after: { field, settled: how } }))
      value.settled += 1
    }
    const { clinicId, now } = ctx
    const events: OutboxEvent[] = [...write].map(([patientId, fields]) => ({
      name: "crm.write_requested",
      data: { clinicId, patientId, askedAt: now.toISOString(), fields: fields.join(",") },
    }))
    return { value, facts, events }
  },
})
