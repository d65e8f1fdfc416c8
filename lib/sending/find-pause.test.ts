import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { findSendingPause } from "@/lib/sending/find-pause"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

// What it does stands in pause-all.test.ts.
describeRefusals(findSendingPause, {
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
  subject: "none",
})
