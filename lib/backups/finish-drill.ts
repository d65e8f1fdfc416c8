import { FinishDrillInput } from "@/lib/backups/schema"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** What a drill showed. A copy it could not bring back is no longer proven, whatever an earlier one said. */
export const finishDrill = command({
  name: "backups.finishDrill",
  may: "backups.write",
  input: FinishDrillInput,
  async run({ ctx, tx, input }) {
    const { id, because, rows, ms, checks } = input
    const row = (await tx.restoreDrill.findUnique({ where: { id } })) ?? absent()
    if (ctx.actor.kind !== "system") fail("forbidden")
    const status = because === null ? "proven" : "failed"
    if (row.status === status) return { value: { id }, facts: [] }
    if (row.status !== "running") fail("wrong_state")
    await tx.restoreDrill.update({
      where: { id },
      data: { status, because, rows: BigInt(rows), ms, checks, finishedAt: ctx.now },
    })
    const word = because?.split(":")[0]
    if (because === null)
      await tx.backup.update({
        where: { id: row.backupId },
        data: { provenAt: ctx.now, status: "done", because: null },
      })
    // That no database could be made for it says nothing of the copy.
    else if (word && OF_THE_COPY.has(word))
      await tx.backup.update({
        where: { id: row.backupId },
        data: { provenAt: null, ...(word === "missing" ? { status: "lost", because } : {}) },
      })
    const after = { backupId: row.backupId, rows, ms }
    return {
      value: { id },
      facts: [
        because === null
          ? fact("backup.proven", id, { after })
          : fact("backup.drill_failed", id, { after, reason: word }),
      ],
    }
  },
})

const OF_THE_COPY = new Set([
  "altered",
  "cut",
  "other_copy",
  "missing",
  "counts",
  "contents",
  "newest",
  "audit",
  "schema",
])
