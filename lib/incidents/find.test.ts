import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findIncident } from "@/lib/incidents/find"
import { testDatabase } from "@/lib/testing/db"
import { makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const { id } = await makeIncident()
  return { ...(await operationsGround()), input: { id } }
}
describeRefusals(findIncident, { subject: "none", prepare: ground, badInput: { id: "7" } })

it("offers an auditor nobody to give a role to, and knows no incident that is not there", async () => {
  const { ctxFor, operator, input } = await ground()
  expect((await findIncident(ctxFor(["auditor"]), input)).members).toEqual([])
  expect((await findIncident(operator(), input)).members.length).toBeGreaterThan(0)
  await expect(findIncident(operator(), { id: newId() })).rejects.toMatchObject({ code: "not_found" })
})
