import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { dataDir, withDatabase } from "@/scripts/database"
import { adoptEnv, embeddedEnv } from "@/scripts/settings"
import { factsUnderFormer, reseal, UnopenedError } from "./reseal"

/**
 * `npm run keys:rotate`: after ENCRYPTION_KEY was replaced and the former one put into ENCRYPTION_KEY_PREVIOUS, seals
 * every secret with the new key. Safe to stop and to run again, and while the product runs.
 */
await withDatabase(async ({ embedded }) => {
  adoptEnv({ ...process.env, ...(embedded ? embeddedEnv(dataDir(), embedded.url) : {}) })
  resetEnv()
  try {
    const done = await reseal()
    for (const { table, rows, resealed } of done) {
      console.log(`${table}: ${resealed} of ${rows} sealed anew.`)
    }
    const facts = await factsUnderFormer()
    console.log(
      facts === 0
        ? "All open with the present key. The former keys can be taken out of ENCRYPTION_KEY_PREVIOUS."
        : `${facts} reasons in the audit trail stay under a former key, because nothing there is written again. Keep it in ENCRYPTION_KEY_PREVIOUS for as long as they are to be read.`,
    )
  } catch (error) {
    if (!(error instanceof UnopenedError)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    await closeDb()
  }
})
