import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { resumeSending } from "@/lib/sending/resume-all"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

// What it does stands in pause-all.test.ts.
describeRefusals(resumeSending, {
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
  subject: "none",
})
