import { TellTroubleInput } from "@/lib/backups/schema"
import type { Tx } from "@/lib/db"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { notifyOperations } from "@/lib/operation-notices/notify"

/** Tells whoever looks after the software. A transaction of its own: what is told never decides over what it tells of. */
export const tellBackupTrouble = command({
  name: "backups.tellTrouble",
  may: "backups.write",
  input: TellTroubleInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "system") fail("forbidden")
    const { title, body } = await wordsFor(tx, input)
    const facts = await notifyOperations(tx, ctx, {
      kind: "backup",
      key: `backup:${input.id}:${input.what}`,
      title,
      body,
      href: "/operations/backups",
      severity: "critical",
    })
    return { value: null, facts }
  },
})

async function wordsFor(tx: Tx, { what, id }: { what: string; id: string }) {
  const newest = await tx.backup.findFirst({
    where: { status: "done", deletedAt: null, provenAt: { not: null } },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  })
  const last = newest
    ? `The newest backup that was proven is of ${newest.startedAt.toISOString()}.`
    : "No backup has been proven yet."
  if (what === "drill_failed") {
    const { because, backupId } = (await tx.restoreDrill.findUnique({ where: { id } })) ?? absent()
    return { title: "A backup could not be restored", body: `Backup ${backupId}: ${because}. ${last}` }
  }
  const { because } = (await tx.backup.findUnique({ where: { id } })) ?? absent()
  const title = what === "backup_lost" ? "A backup is gone from its store" : "The backup failed"
  return { title, body: `Backup ${id}: ${because}. ${last}` }
}
