import { AdoptInput } from "@/lib/backups/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { toDate } from "@/lib/time"

/**
 * Puts a copy that was found in the store on record: one made after the moment that a restored database holds, or whose
 * maker was killed before it could say that it was done. A row that tells of it otherwise stays what it is.
 */
export const adoptBackup = command({
  name: "backups.adopt",
  may: "backups.write",
  input: AdoptInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "system") fail("forbidden")
    const { id, place, store, keyId, isProven } = input
    const own =
      input.outcome === "unreadable"
        ? { status: "unreadable", because: input.because, method: "snapshot" }
        : {
            status: "done",
            because: null,
            method: input.method,
            bytes: BigInt(input.bytes),
            checksum: input.checksum,
            serverVersion: input.serverVersion,
            migration: input.migration,
            counts: input.counts,
            newestAt: input.newestAt,
            auditSeq: input.auditSeq === null ? null : BigInt(input.auditSeq),
            auditHash: input.auditHash,
            provenAt: isProven ? ctx.now : null,
          }
    const data = { place, store, keyId, startedAt: toDate(input.at), ...own }
    // One whose maker was killed keeps its cause; one that could not be opened may open now.
    const { count: again } = await tx.backup.updateMany({
      where: { id, deletedAt: null, OR: [{ status: "failed", because: "left" }, { status: "unreadable" }] },
      data,
    })
    const made = again
      ? 0
      : (await tx.backup.createMany({ data: [{ id, cause: "found", ...data }], skipDuplicates: true })).count
    if (again + made === 0) return { value: { isNew: false }, facts: [] }
    const after = { place, at: input.at, outcome: input.outcome }
    return { value: { isNew: true }, facts: [fact("backup.found", id, { after })] }
  },
})
