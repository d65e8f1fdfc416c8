import { afterAll, expect, it } from "vitest"
import { rulesOverridden } from "@/lib/agreement/rules-overridden"
import { closeDb } from "@/lib/db"
import { agreementGround } from "@/lib/testing/agreement-ground"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("says of the rules asked for how often people set otherwise where they had spoken", async () => {
  const { ctxFor, strangerFor } = await agreementGround()
  const input = { rules: ["price", "unheard"] }
  expect(await rulesOverridden(ctxFor(["doctor"]), input)).toEqual({ price: { of: 5, otherwise: 4 } })
  expect(await rulesOverridden(strangerFor(["doctor"]), input)).toEqual({})
})

describeRefusals(rulesOverridden, {
  subject: "none",
  prepare: async () => ({ ...(await agreementGround()), input: { rules: ["price"] } }),
})
