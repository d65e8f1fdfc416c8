import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { PlanMaintenanceInput } from "@/lib/maintenance/schema"
import { command } from "@/lib/operation"

/** A window of one's own beside the monthly one. Less than a day ahead, everybody is told at the next look. */
export const planMaintenance = command({
  name: "maintenance.plan",
  may: "maintenance.write",
  input: PlanMaintenanceInput,
  async run({ ctx, tx, input }) {
    const known = await tx.maintenance.findUnique({ where: { key: input.key }, select: { id: true } })
    if (known) return { value: { id: known.id, isNew: false }, facts: [] }
    const { starts: startsAt, ends: endsAt, title, words = "" } = input
    if (endsAt <= ctx.now) fail("invalid_input", { fields: { ends: "This time is over." } })
    const id = newId()
    const mutesAlerts = input.mutesAlerts === "yes"
    const { count } = await tx.maintenance.createMany({
      skipDuplicates: true,
      data: {
        id,
        key: input.key,
        kind: "once",
        title,
        words,
        startsAt,
        endsAt,
        mutesAlerts,
        createdById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        createdByName: ctx.actor.name,
        createdAt: ctx.now,
      },
    })
    if (count === 0) fail("conflict")
    const after = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), mutesAlerts }
    const personal = { title, words }
    return { value: { id, isNew: true }, facts: [fact("maintenance.planned", id, { after, personal })] }
  },
})
