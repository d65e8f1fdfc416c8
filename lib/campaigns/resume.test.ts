import { afterAll, expect, it } from "vitest"
import { pauseCampaign } from "@/lib/campaigns/pause"
import { resumeCampaign } from "@/lib/campaigns/resume"
import { startCampaign } from "@/lib/campaigns/start"
import { closeDb } from "@/lib/db"
import { addPeople, asked, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

const paused = async () => {
  const made = await templateGround()
  const input = asked(made.templateId, await addPeople(made.clinic.id, 1))
  const coordinator = made.ctxFor(["coordinator"])
  await startCampaign(coordinator, input)
  await pauseCampaign(coordinator, { id: input.key })
  return { ...made, input: { id: input.key } }
}
describeRefusals(resumeCampaign, { prepare: paused, badInput: { id: 7 } })

it("sets its job going again, once", async () => {
  const { ctxFor, input } = await paused()
  const coordinator = ctxFor(["coordinator"])
  await resumeCampaign(coordinator, input)
  await resumeCampaign(coordinator, input)
  const { rows } = await db.owner.query(
    `select id from engine.event where name = 'campaign.started' and data->>'campaignId' = $1`,
    [input.id],
  )
  expect(rows).toHaveLength(2)
})
