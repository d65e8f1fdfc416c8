import { beginBackup } from "@/lib/backups/begin"
import { lookAfterBackups } from "@/lib/backups/look-after"
import { ownStore } from "@/lib/backups/own-store"
import { runBackup } from "@/lib/backups/run-backup"
import { becauseWords, size } from "@/lib/backups/words"
import { closeDb, platformDb } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { platformCtx } from "@/lib/platform"
import { adoptCopyEnv } from "./copy-env"
import { withDatabase } from "./database"

/** `npm run backup`: a copy of the database, now, into the store the nightly ones go to. */
await withDatabase(async (database) => {
  adoptCopyEnv(database)
  try {
    const ctx = await platformCtx("npm run backup")
    const { id } = await beginBackup(ctx, { key: newId() }).catch((error: unknown) => {
      throw error instanceof AppError ? new Error(error.sentence, { cause: error }) : error
    })
    const { status, because } = await runBackup(ctx, { id })
    if (status === "failed") {
      const { means, said } = becauseWords(because)
      throw new Error(`The backup failed. ${means}${said ? `\n${said}` : ""}`)
    }
    const { place, bytes, method } = await platformDb().backup.findUniqueOrThrow({ where: { id } })
    console.log(`Backed up by ${method}: ${place}, ${size(Number(bytes))}, in ${ownStore().title}.`)
    console.log("It is proven once a drill has brought it back: Operations, Backups.")
    const { removed, lost } = await lookAfterBackups(ctx)
    if (removed > 0) console.log(`Removed by the rule: ${removed}.`)
    if (lost > 0) console.error(`Not where they were put: ${lost}.`)
  } finally {
    await closeDb()
  }
})
