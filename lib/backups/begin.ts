import { endLeftBackup, LEFT_AFTER_MS } from "@/lib/backups/left"
import { ownStore } from "@/lib/backups/own-store"
import { BeginBackupInput } from "@/lib/backups/schema"
import { placeOf } from "@/lib/backups/store"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Begins a copy: one at a time. A person's is made by the function that hears of it. */
export const beginBackup = command({
  name: "backups.begin",
  may: "backups.write",
  input: BeginBackupInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`backup:${input.key}`)
    if (await tx.backup.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, isNew: false }, facts: [] }
    const cause = ctx.actor.kind === "system" ? input.cause : "by_hand"
    // The night's copy waits for none that nobody works on: there is no other until tomorrow.
    const left = await endLeftBackup(tx, ctx, cause === "scheduled" ? 0 : LEFT_AFTER_MS)
    const store = ownStore().kind
    // Which of the two it will be is known once the server is asked; until then the one that always works.
    const row = { id, method: "snapshot", cause, store, place: placeOf(id, ctx.now), startedAt: ctx.now }
    // One runs at a time by an index: of two that begin at once the second finds the first.
    const { count } = await tx.backup.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) fail("wrong_state", { sentence: "A backup is being made just now." })
    const facts = [...left.flatMap((one) => one.facts), fact("backup.begun", id, { after: { cause, store } })]
    const data = { clinicId: ctx.clinicId, backupId: id }
    const events = memberIdOf(ctx) ? [{ name: "backup.asked", id: `backup-asked:${id}`, data }] : []
    return { value: { id, isNew: true }, facts, events }
  },
})
