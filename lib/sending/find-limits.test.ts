import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { findLimits } from "@/lib/sending/find-limits"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

// What it does stands in list.test.ts.
describeRefusals(findLimits, {
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
  subject: "none",
})
