import { afterAll, expect, it } from "vitest"
import { readAgreement } from "@/lib/agreement/read-agreement"
import { closeDb } from "@/lib/db"
import { agreementGround } from "@/lib/testing/agreement-ground"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("counts by rule and by scorer how people and outcomes bore them out", async () => {
  const { ctxFor } = await agreementGround()
  const found = await readAgreement(ctxFor(["admin"]), { days: 30 })
  const rule = (key: string) => found.rules.find((one) => one.key === key)
  expect(rule("price")).toMatchObject({ people: { of: 4, same: 1 } })
  expect(rule("pay")).toMatchObject({ people: { of: 1, same: 0 }, outcome: { of: 2, same: 1 } })
  expect(rule("later")).toMatchObject({ outcome: { of: 1, same: 1 } })
  expect(found.rules.some((one) => one.key.startsWith("model:"))).toBe(false)
  const scorer = (key: string) => found.scorers.find((one) => one.key === key)
  expect(scorer("a-model")).toMatchObject({ people: { of: 1, same: 1 } })
  expect(scorer("rules-1")).toMatchObject({ people: { of: 4, same: 2 }, outcome: { of: 3, same: 2 } })
  expect(found.isCut).toBe(false)
})

it("looks further back when asked", async () => {
  const { ctxFor } = await agreementGround()
  const { rules } = await readAgreement(ctxFor(["admin"]), { days: 90 })
  expect(rules.find((one) => one.key === "price")).toMatchObject({ people: { of: 5, same: 1 } })
})

it("counts nothing of another clinic", async () => {
  const { strangerFor } = await agreementGround()
  expect(await readAgreement(strangerFor(["admin"]), {})).toMatchObject({ rules: [], scorers: [] })
})

describeRefusals(readAgreement, {
  subject: "none",
  prepare: async () => ({ ...(await agreementGround()), input: {} }),
  badInput: { days: 31 },
})
