import { NoteRestoredInput } from "@/lib/backups/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** The first thing a restored database writes down: of which copy it is. What was under way in it then has ended. */
export const noteRestored = command({
  name: "backups.noteRestored",
  may: "backups.write",
  input: NoteRestoredInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "system") fail("forbidden")
    const { backupId, of } = input
    const ended = { status: "failed", because: "left", finishedAt: ctx.now }
    await tx.backup.updateMany({ where: { status: "running" }, data: ended })
    await tx.restoreDrill.updateMany({ where: { status: "running" }, data: ended })
    return { value: null, facts: [fact("backup.restored", backupId, { after: { of } })] }
  },
})
