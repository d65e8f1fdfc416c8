import { afterAll, expect, it } from "vitest"
import { changeCampaignLimits } from "@/lib/campaigns/change-limits"
import { findCampaignLimits } from "@/lib/campaigns/limits"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const input = { alone: 20, perMinute: 30, marketingPrice: 450 }
const prepare = async () => ({ ...(await leadGround()), input })
describeRefusals(changeCampaignLimits, { prepare, subject: "none", badInput: { alone: -1, perMinute: 0 } })

it("keeps the clinic's own numbers, with what they were; the same again records nothing", async () => {
  const { clinic, ctxFor } = await prepare()
  const admin = ctxFor(["admin"])
  await changeCampaignLimits(admin, input)
  await changeCampaignLimits(admin, input)
  expect((await findCampaignLimits(admin, {})).limits).toEqual({ ...input, otherPrice: null })
  const facts = (await recorded(clinic.id, clinic.id)).filter((one) => one.name === "campaign.limits_changed")
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({ before: { alone: 50, perMinute: 60 }, after: { alone: 20 } })
})
