import { afterAll, expect, it } from "vitest"
import { findCampaignLimits } from "@/lib/campaigns/limits"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"

await testDatabase()
afterAll(closeDb)

it("gives the product's numbers where the clinic decided nothing, to those who see campaigns", async () => {
  const { ctxFor } = await leadGround()
  expect(await findCampaignLimits(ctxFor(["coordinator"]), {})).toEqual({
    limits: { alone: 50, perMinute: 60, marketingPrice: null, otherPrice: null },
    currency: "RON",
  })
  await expect(findCampaignLimits(ctxFor(["frontdesk"]), {})).rejects.toMatchObject({ code: "forbidden" })
})
