import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { standingOf } from "@/lib/maintenance/rules"
import { FinishMaintenanceInput } from "@/lib/maintenance/schema"
import { tellOthers } from "@/lib/maintenance/tell-others"
import { command } from "@/lib/operation"

/** What was done: while it runs it ends with this, and alerts are told again; afterwards it is written beside it. */
export const finishMaintenance = command({
  name: "maintenance.finish",
  may: "maintenance.write",
  input: FinishMaintenanceInput,
  async run({ ctx, tx, input: { id, words } }) {
    const before = (await tx.maintenance.findUnique({ where: { id } })) ?? absent()
    if (before.doneWords === words) return { value: { id }, facts: [] }
    if (before.doneWords !== null || before.cancelledAt || standingOf(before, ctx.now) === "planned")
      fail("wrong_state")
    const doneAt = before.doneAt ?? (before.endsAt <= ctx.now ? before.endsAt : ctx.now)
    const { count } = await tx.maintenance.updateMany({
      where: { id, doneWords: null, cancelledAt: null },
      data: { doneAt, doneWords: words, doneByName: ctx.actor.name },
    })
    if (count === 0) fail("conflict")
    const told = await tellOthers(tx, ctx, before, { what: "done", said: "Done", words })
    const facts = [
      fact("maintenance.finished", id, { after: { doneAt: doneAt.toISOString() }, personal: { words } }),
    ]
    return { value: { id }, facts: [...facts, ...told] }
  },
})
