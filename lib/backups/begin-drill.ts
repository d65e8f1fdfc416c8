import { LEFT_AFTER_MS } from "@/lib/backups/begin"
import { BeginDrillInput } from "@/lib/backups/schema"
import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

/** Begins a drill of one copy: one at a time. A person's is done by the function that hears of it. */
export const beginDrill = command({
  name: "backups.beginDrill",
  may: "backups.write",
  input: BeginDrillInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`drill:${input.key}`)
    if (await tx.restoreDrill.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, isNew: false }, facts: [] }
    const left = await tx.restoreDrill.updateManyAndReturn({
      where: { status: "running", startedAt: { lt: addMs(ctx.now, -LEFT_AFTER_MS) } },
      data: { status: "failed", because: "left", finishedAt: ctx.now },
      select: { id: true },
    })
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
    if (await tx.restoreDrill.findFirst({ where: { status: "running" }, select: { id: true } }))
      fail("wrong_state", { sentence: "A restore drill is under way just now." })
    await tx.restoreDrill.create({
      data: { id, backupId: copy.id, requestedById: memberIdOf(ctx), startedAt: ctx.now },
    })
    const data = { clinicId: ctx.clinicId, drillId: id }
    return {
      value: { id, isNew: true },
      facts: [
        ...left.map((one) => fact("backup.drill_failed", one.id, { reason: "left" })),
        fact("backup.drill_begun", id, { after: { backupId: copy.id } }),
      ],
      events: memberIdOf(ctx) ? [{ name: "backup.drill_asked", id: `drill-asked:${id}`, data }] : [],
    }
  },
})
