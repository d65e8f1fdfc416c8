import { afterAll, expect, it } from "vitest"
import { createToken } from "@/lib/api-tokens/create"
import { listTokens } from "@/lib/api-tokens/list"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"
import { DAY_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
const given = { name: "CI", scopes: ["releases.write" as const, "releases.write" as const] }

it("S25 shows the token once and keeps a hash of it alone", async () => {
  const { operator, clinic } = await softwareGround()
  const made = await createToken(operator, given)
  expect(made.token).toMatch(/^rounds_[\w-]{43}$/)
  expect(made.expiresAt.getTime()).toBe(operator.now.getTime() + 90 * DAY_MS)
  const { rows } = await db.owner.query(`select * from "ApiToken" where id = $1`, [made.id])
  expect(JSON.stringify(rows)).not.toContain(made.token)
  expect(rows[0]).toMatchObject({ prefix: made.token.slice(0, 13), scopes: ["releases.write"] })
  const facts = await recorded(clinic.id, made.id)
  expect(facts).toMatchObject([
    { name: "api_token.created", after: { title: "CI", scopes: ["releases.write"] } },
  ])
  expect(JSON.stringify([facts, await listTokens(operator, {})])).not.toContain(made.token)
})

it("makes another one each time", async () => {
  const { operator } = await softwareGround()
  const [one, other] = [await createToken(operator, given), await createToken(operator, given)]
  expect(one.token).not.toBe(other.token)
})

it("asks for a password given just now", async () => {
  const { operator } = await softwareGround()
  await expect(createToken({ ...operator, steppedUpAt: undefined }, given)).rejects.toMatchObject({
    code: "step_up_needed",
  })
})

it.each([
  ["no scope", { scopes: [] }],
  ["a scope there is not", { scopes: ["everything"] }],
  ["more than a year", { days: 400 }],
])("refuses %s", async (_, more) => {
  const { operator } = await softwareGround()
  await expect(createToken(operator, { ...given, ...(more as object) })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(createToken, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: given }),
})
