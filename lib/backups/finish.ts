import { FinishBackupInput } from "@/lib/backups/schema"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** What became of a copy. Said once: a copy that was made stays made, whatever is told of it afterwards. */
export const finishBackup = command({
  name: "backups.finish",
  may: "backups.write",
  input: FinishBackupInput,
  async run({ ctx, tx, input }) {
    const { id } = input
    const row = (await tx.backup.findUnique({ where: { id }, select: { status: true } })) ?? absent()
    // Only what made it can say how it went.
    if (ctx.actor.kind !== "system") fail("forbidden")
    const status = input.outcome
    if (row.status === status) return { value: { id }, facts: [] }
    if (row.status !== "running") fail("wrong_state")
    if (input.outcome === "failed") {
      const { because } = input
      await tx.backup.update({ where: { id }, data: { status, because, finishedAt: ctx.now } })
      return { value: { id }, facts: [fact("backup.failed", id, { reason: because.split(":")[0] })] }
    }
    const { outcome: _, id: __, bytes, auditSeq, ...rest } = input
    const data = {
      ...rest,
      bytes: BigInt(bytes),
      auditSeq: auditSeq === null ? null : BigInt(auditSeq),
      status,
      finishedAt: ctx.now,
      tiers: ["daily"],
    }
    await tx.backup.update({ where: { id }, data })
    const { method, checksum } = input
    return { value: { id }, facts: [fact("backup.done", id, { after: { method, bytes, checksum } })] }
  },
})
