import { afterAll, expect, it } from "vitest"
import { createToken } from "@/lib/api-tokens/create"
import { listTokens } from "@/lib/api-tokens/list"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("shows whether each is good, who made it, and pages without doubling one", async () => {
  const { operator } = await softwareGround()
  const { id } = await createToken(operator, { name: "CI", scopes: ["releases.write"], days: 1 })
  for (let n = 0; n < 60; n++) {
    const data = {
      id: newId(),
      name: `Old ${n}`,
      hash: newId(),
      prefix: "rounds_",
      createdAt: addMs(operator.now, -n - 1),
    }
    await platformDb().apiToken.create({ data })
  }
  const first = await listTokens(operator, {})
  const second = await listTokens(operator, { cursor: first.nextCursor ?? "" })
  const ids = [...first.rows, ...second.rows].map((one) => one.id)
  expect(new Set(ids).size).toBe(61)
  const mine = first.rows.find((one) => one.id === id)
  expect(mine).toMatchObject({ state: "good", createdBy: operator.actor.name })
  expect(mine).not.toHaveProperty("hash")
  const later = { ...operator, now: addMs(operator.now, DAY_MS) }
  expect((await listTokens(later, {})).rows.find((one) => one.id === id)?.state).toBe("expired")
})

describeRefusals(listTokens, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})
