import { expect, it } from "vitest"
import { findCrm } from "@/lib/crm/overview"
import { hubspotForTests, linkTo, refusalGround, told } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
hubspotForTests()

it("counts the clinic's own links, differences and ends", async () => {
  const { ground, ctxFor } = await refusalGround()
  await linkTo(ground, "12")
  await told(ground, [
    hubspotEvent("contact.propertyChange", 12, { propertyName: "firstname", propertyValue: "Ina" }),
  ])
  const admin = ctxFor(["admin"])
  expect(await findCrm(admin, {})).toMatchObject({
    isConnected: true,
    linked: 1,
    driftByField: [{ field: "firstName", count: 1 }],
  })
  await told(ground, [hubspotEvent("contact.deletion", 12)])
  expect(await findCrm(admin, {})).toMatchObject({
    linked: 0,
    deleted: 1,
    driftByField: [],
    ended: [{ name: "Maria Pop" }],
  })
  expect(await findCrm(ground.strangerFor(["admin"]), {})).toMatchObject({ linked: 0, deleted: 0, ended: [] })
})

describeRefusals(findCrm, {
  subject: "none",
  prepare: async () => ({ ...(await refusalGround()), input: {} }),
})
