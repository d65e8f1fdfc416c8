import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { countOutgoing } from "@/lib/sending/count"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

// What it does stands in list.test.ts.
describeRefusals(countOutgoing, {
  prepare: async () => ({ ...(await sendingGround()), input: {} }),
  subject: "none",
})
