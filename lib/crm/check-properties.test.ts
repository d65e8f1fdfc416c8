import { expect, it } from "vitest"
import { checkProperties } from "@/lib/crm/check-properties"
import { hubspotForTests, refusalGround } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const fake = hubspotForTests()

it("names what HubSpot does not have, and says where it could not be read", async () => {
  const { ground } = await refusalGround()
  const admin = ground.ctxFor(["admin"])
  expect(await checkProperties(admin, {})).toMatchObject({ missing: [], readOnly: [], problem: null })
  fake.lack("lastname")
  expect(await checkProperties(admin, {})).toMatchObject({
    missing: [{ field: "lastName", property: "lastname" }],
  })
  fake.be({ do: "fail", times: 1, status: 401 })
  expect(await checkProperties(admin, {})).toMatchObject({ known: 0, problem: "token" })
  const bare = await leadGround()
  await expect(checkProperties(bare.ctxFor(["admin"]), {})).rejects.toMatchObject({ code: "not_connected" })
})

describeRefusals(checkProperties, {
  subject: "none",
  prepare: async () => ({ ...(await refusalGround()), input: {} }),
})
