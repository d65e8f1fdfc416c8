import { expect, it } from "vitest"
import { previewContact } from "@/lib/crm/preview"
import { hubspotForTests, refusalGround } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const fake = hubspotForTests()
const prepare = async () => {
  const given = await refusalGround()
  return { ...given, input: { id: given.ground.lead.patientId } }
}

it("asks HubSpot nothing and writes nothing", async () => {
  const { ctxFor, input } = await prepare()
  expect(await previewContact(ctxFor(["admin"]), input)).toMatchObject({
    basis: "own_records",
    problem: null,
  })
  expect(fake.calls).toBe(0)
})

describeRefusals(previewContact, { prepare })
