import { ownStore } from "@/lib/backups/own-store"
import { BeginBackupInput } from "@/lib/backups/schema"
import { placeOf } from "@/lib/backups/store"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, HOUR_MS } from "@/lib/time"

/** One that has run for longer was left by something that ended without a word. */
export const LEFT_AFTER_MS = 6 * HOUR_MS

/** Begins a copy: one at a time. A person's is made by the function that hears of it. */
export const beginBackup = command({
  name: "backups.begin",
  may: "backups.write",
  input: BeginBackupInput,
  async run({ ctx, tx, input }) {
    const id = idFrom(`backup:${input.key}`)
    if (await tx.backup.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id, isNew: false }, facts: [] }
    const left = await endLeft(tx, ctx)
    if (await tx.backup.findFirst({ where: { status: "running" }, select: { id: true } }))
      fail("wrong_state", { sentence: "A backup is being made just now." })
    const cause = ctx.actor.kind === "system" ? input.cause : "by_hand"
    const store = ownStore().kind
    // Which of the two it will be is known once the server is asked; until then the one that always works.
    const row = { id, method: "snapshot", cause, store, place: placeOf(id, ctx.now), startedAt: ctx.now }
    await tx.backup.create({ data: row })
    const facts = [...left, fact("backup.begun", id, { after: { cause, store } })]
    const data = { clinicId: ctx.clinicId, backupId: id }
    const events = memberIdOf(ctx) ? [{ name: "backup.asked", id: `backup-asked:${id}`, data }] : []
    return { value: { id, isNew: true }, facts, events }
  },
})

/** Frees the place of one that will not come to its end any more. */
async function endLeft(tx: Tx, ctx: Ctx): Promise<Fact[]> {
  const rows = await tx.backup.updateManyAndReturn({
    where: { status: "running", startedAt: { lt: addMs(ctx.now, -LEFT_AFTER_MS) } },
    data: { status: "failed", because: "left", finishedAt: ctx.now },
    select: { id: true },
  })
  return rows.map(({ id }) => fact("backup.failed", id, { reason: "left" }))
}
