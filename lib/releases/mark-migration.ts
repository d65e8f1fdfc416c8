import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { MarkMigrationInput } from "@/lib/releases/schema"

/** A person's word on whether the release before still works after it: what rollback asks for. */
export const markMigration = command({
  name: "releases.mark_migration",
  may: "deployments.write",
  input: MarkMigrationInput,
  async run({ ctx, tx, input: { id, migration: name, isCompatible, reason } }) {
    if (!isId(id)) return absent()
    const where = { releaseId_name: { releaseId: id, name } }
    await tx.$queryRaw`select 1 from "ReleaseMigration" where "releaseId" = ${id}::uuid and name = ${name} for update`
    const found = (await tx.releaseMigration.findUnique({ where })) ?? absent()
    const value = { id, migration: name, isCompatible }
    if (found.markedAt && found.isCompatible === isCompatible && found.note === reason)
      return { value, facts: [] }
    const marked = { markedByName: ctx.actor.name, markedAt: ctx.now }
    await tx.releaseMigration.update({ where, data: { isCompatible, note: reason, ...marked } })
    return {
      value,
      facts: [
        fact("release.migration_marked", id, {
          before: { migration: name, isCompatible: found.isCompatible },
          after: { migration: name, isCompatible },
          personal: { reason },
        }),
      ],
    }
  },
})
