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
  async run({ tx, input: { id, migration: name, isCompatible, note } }) {
    if (!isId(id)) return absent()
    const where = { releaseId_name: { releaseId: id, name } }
    const found = (await tx.releaseMigration.findUnique({ where })) ?? absent()
    const value = { id, migration: name, isCompatible }
    if (found.isCompatible === isCompatible && (found.note ?? "") === note) return { value, facts: [] }
    await tx.releaseMigration.update({ where, data: { isCompatible, note: note || null } })
    const marked = fact("release.migration_marked", id, {
      before: { migration: name, isCompatible: found.isCompatible },
      after: { migration: name, isCompatible },
      ...(note && { personal: { note } }),
    })
    return { value, facts: [marked] }
  },
})
