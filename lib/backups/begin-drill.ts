import { endLeftDrill } from "@/lib/backups/left"
import { BeginDrillInput } from "@/lib/backups/schema"
import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Begins a drill of one copy: one at a time. A person's is done by the function that hears of it. */
export const beginDrill = command({
  name: "backups.beginDrill",
  may: "backups.write",
  input: BeginDrillInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`drill:${input.key}`)
    if (await tx.restoreDrill.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, isNew: false }, facts: [] }
    const left = await endLeftDrill(tx, ctx)
    const copy = input.backupId
      ? ((await tx.backup.findUnique({ where: { id: input.backupId } })) ?? absent())
      : await tx.backup.findFirst({
          where: { status: "done", deletedAt: null },
          orderBy: { startedAt: "desc" },
        })
    if (!copy) fail("wrong_state", { sentence: "There is no backup yet that could be restored." })
    // One that is missing is looked for again: that it is found is how it comes back.
    if (copy.deletedAt || !["done", "lost"].includes(copy.status))
      fail("wrong_state", { sentence: "There is nothing of this backup that could be restored." })
    const row = { id, backupId: copy.id, requestedById: memberIdOf(ctx), startedAt: ctx.now }
    const { count } = await tx.restoreDrill.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) fail("wrong_state", { sentence: "A restore drill is under way just now." })
    const data = { clinicId: ctx.clinicId, drillId: id }
    return {
      value: { id, isNew: true },
      facts: [
        ...left.flatMap((one) => one.facts),
        fact("backup.drill_begun", id, { after: { backupId: copy.id } }),
      ],
      events: memberIdOf(ctx) ? [{ name: "backup.drill_asked", id: `drill-asked:${id}`, data }] : [],
    }
  },
})
