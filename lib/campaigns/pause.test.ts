import { afterAll, expect, it } from "vitest"
import { continueCampaign } from "@/lib/campaigns/continue"
import { pauseCampaign } from "@/lib/campaigns/pause"
import { resumeCampaign } from "@/lib/campaigns/resume"
import { startCampaign } from "@/lib/campaigns/start"
import { stopCampaign } from "@/lib/campaigns/stop"
import { closeDb } from "@/lib/db"
import { addPeople, asked, jobOf, readCampaign, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const running = async () => {
  const made = await templateGround()
  const input = asked(made.templateId, await addPeople(made.clinic.id, 2))
  await startCampaign(made.ctxFor(["coordinator"]), input)
  return { ...made, input: { id: input.key } }
}
describeRefusals(pauseCampaign, {
  prepare: running,
  badInput: { id: 7 },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: async () => {
      const made = await running()
      await stopCampaign(made.ctxFor(["coordinator"]), { ...made.input, reason: "Enough" })
      return made
    },
  },
})

it("writes to nobody while it is paused, and to everybody once after; twice is once", async () => {
  const { clinic, ctxFor, input } = await running()
  const coordinator = ctxFor(["coordinator"])
  await pauseCampaign(coordinator, input)
  await pauseCampaign(coordinator, input)
  const job = { ...input, round: 0 }
  expect(await continueCampaign(jobOf({ clinic }), job)).toMatchObject({ goesOn: false })
  expect((await readCampaign(clinic.id, input.id)).messages).toEqual([])
  await resumeCampaign(coordinator, input)
  await continueCampaign(jobOf({ clinic }), job)
  expect((await readCampaign(clinic.id, input.id)).messages).toHaveLength(2)
  const names = (await recorded(clinic.id, input.id)).map((one) => one.name)
  expect(names.filter((one) => one === "campaign.paused")).toHaveLength(1)
})
