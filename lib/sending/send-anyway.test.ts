import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { sendAnyway } from "@/lib/sending/send-anyway"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { blockedReminder, sendingGround } from "@/lib/testing/sending"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const ground = await sendingGround()
  const { id } = await blockedReminder(ground)
  return { ...ground, input: { messageId: id, reason: "It cannot wait" } }
}
// What it does stands in send-again.test.ts, beside the way that asks for no reason.
describeRefusals(sendAnyway, {
  prepare,
  wrongState: { when: "what nobody agreed to", code: "wrong_state", prepare },
})
