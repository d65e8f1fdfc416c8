import { afterAll, expect, it } from "vitest"
import { retirePlatformSecret, retireSecret } from "@/lib/connections/retire-secret"
import { rotateSecret } from "@/lib/connections/rotate-secret"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

// What it does is in rotate-secret.test.ts, where there is something to retire.
await testDatabase()
afterAll(closeDb)

it("is done once", async () => {
  const { id, admin } = await connectedClinic()
  await rotateSecret(admin, { id, secret: "the-newest-secret" })
  const both = await Promise.allSettled([1, 2].map(() => retireSecret(admin, { id })))
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
})

const ground = async () => {
  const made = await connectedClinic()
  return { ...made, input: { id: made.id } }
}
describeRefusals(retireSecret, {
  prepare: ground,
  wrongState: { when: "the only secret", code: "wrong_state", prepare: ground },
})
describeRefusals(retirePlatformSecret, { prepare: ground })
