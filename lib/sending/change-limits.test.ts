import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { changeLimits } from "@/lib/sending/change-limits"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

// What it does stands in list.test.ts.
describeRefusals(changeLimits, {
  prepare: async () => ({
    ...(await sendingGround()),
    input: { perDay: "3", minutesApart: "30", quietFrom: "22:00", quietTo: "07:30", replyMinutes: "20" },
  }),
  subject: "none",
  badInput: { quietFrom: "25:00" },
})
