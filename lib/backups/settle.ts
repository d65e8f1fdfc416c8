import { SettleInput } from "@/lib/backups/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Writes down what was found in the store: why each copy is kept, which are gone by the rule, and which are gone. */
export const settleBackups = command({
  name: "backups.settle",
  may: "backups.write",
  input: SettleInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "system") fail("forbidden")
    const { kept, removed, lost, found } = input
    for (const { id, tiers } of await changed(tx, kept))
      await tx.backup.update({ where: { id }, data: { tiers } })
    const select = { id: true } as const
    const gone = await tx.backup.updateManyAndReturn({
      where: { id: { in: removed }, deletedAt: null },
      data: { deletedAt: ctx.now, tiers: [] },
      select,
    })
    const missing = await tx.backup.updateManyAndReturn({
      where: { id: { in: lost }, status: "done" },
      data: { status: "lost", because: "missing" },
      select,
    })
    const back = await tx.backup.updateManyAndReturn({
      where: { id: { in: found }, status: "lost" },
      data: { status: "done", because: null },
      select,
    })
    return {
      value: { removed: gone.length, lost: missing.map(({ id }) => id), found: back.length },
      facts: [
        ...gone.map(({ id }) => fact("backup.removed", id)),
        ...missing.map(({ id }) => fact("backup.lost", id)),
        ...back.map(({ id }) => fact("backup.found", id)),
      ],
    }
  },
})

type Kept = { id: string; tiers: string[] }
type Reads = { backup: { findMany(given: object): PromiseLike<{ id: string; tiers: string[] }[]> } }

/** Few change from one night to the next. */
async function changed(tx: Reads, kept: readonly Kept[]): Promise<Kept[]> {
  const rows = await tx.backup.findMany({
    where: { id: { in: kept.map(({ id }) => id) } },
    select: { id: true, tiers: true },
  })
  const is = new Map(rows.map(({ id, tiers }) => [id, tiers.join()]))
  return kept.filter(({ id, tiers }) => is.has(id) && is.get(id) !== tiers.join())
}
