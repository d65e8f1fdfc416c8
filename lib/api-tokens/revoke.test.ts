import { afterAll, expect, it } from "vitest"
import { createToken } from "@/lib/api-tokens/create"
import { listTokens } from "@/lib/api-tokens/list"
import { revokeToken } from "@/lib/api-tokens/revoke"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const made = await softwareGround()
  const { id } = await createToken(made.operator, { name: "CI", scopes: ["releases.write"] })
  return { ...made, input: { id } }
}

it("ends a token once and for good", async () => {
  const { operator, clinic, input } = await ground()
  await revokeToken(operator, input)
  await revokeToken(operator, input)
  const { rows } = await listTokens(operator, {})
  expect(rows.find((one) => one.id === input.id)).toMatchObject({ state: "revoked", revokedAt: operator.now })
  const names = (await recorded(clinic.id, input.id)).map((one) => one.name)
  expect(names).toEqual(["api_token.created", "api_token.revoked"])
})

it("knows no token that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(revokeToken(operator, { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(revokeToken, { subject: "none", prepare: ground })
