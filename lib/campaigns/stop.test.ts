import { afterAll, expect, it } from "vitest"
import { continueCampaign } from "@/lib/campaigns/continue"
import { startCampaign } from "@/lib/campaigns/start"
import { stopCampaign } from "@/lib/campaigns/stop"
import { closeDb, inClinic } from "@/lib/db"
import { addPeople, asked, jobOf, readCampaign, templateGround } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const running = async (roles: ["admin"] | ["coordinator"] = ["coordinator"]) => {
  const made = await templateGround()
  const input = asked(made.templateId, await addPeople(made.clinic.id, 3))
  const { approvalId } = await startCampaign(made.ctxFor(roles), input)
  return { ...made, approvalId, input: { id: input.key, reason: "The price is wrong" } }
}
describeRefusals(stopCampaign, { prepare: () => running(), badInput: { id: 7 } })

it("takes back what has not left, leaves what has, and is one however often it is pressed", async () => {
  const { clinic, ctxFor, input } = await running()
  await continueCampaign(jobOf({ clinic }), { id: input.id, round: 0 })
  await inClinic(clinic.id, async (tx) => {
    const [first] = await tx.message.findMany({ where: { campaignId: input.id }, orderBy: { id: "asc" } })
    await tx.message.update({ where: { id: first?.id ?? "" }, data: { status: "sent" } })
    await tx.campaign.update({ where: { id: input.id }, data: { status: "running", finishedAt: null } })
  })
  const coordinator = ctxFor(["coordinator"])
  expect(await stopCampaign(coordinator, input)).toEqual({ id: input.id, takenBack: 2 })
  expect(await stopCampaign(coordinator, input)).toEqual({ id: input.id, takenBack: 0 })
  const { campaign, messages, recipients } = await readCampaign(clinic.id, input.id)
  expect(campaign.status).toBe("stopped")
  expect(messages.map((one) => one.status).sort()).toEqual(["cancelled", "cancelled", "sent"])
  expect(recipients.map((one) => one.outcome).sort()).toEqual(["not_sent", "not_sent", "queued"])
  expect((await recorded(clinic.id, input.id)).at(-1)).toMatchObject({
    name: "campaign.stopped",
    personal: { reason: "The price is wrong" },
  })
})

it("takes back what waits for the morning though all were written to; what is over stays over", async () => {
  const { clinic, ctxFor, input } = await running()
  await continueCampaign(jobOf({ clinic }), { id: input.id, round: 0 })
  expect((await readCampaign(clinic.id, input.id)).campaign.status).toBe("done")
  expect(await stopCampaign(ctxFor(["coordinator"]), input)).toMatchObject({ takenBack: 3 })
  const second = await running()
  await continueCampaign(jobOf(second), { id: second.input.id, round: 0 })
  await inClinic(second.clinic.id, (tx) =>
    tx.message.updateMany({ where: { campaignId: second.input.id }, data: { status: "sent" } }),
  )
  await expect(stopCampaign(second.ctxFor(["coordinator"]), second.input)).rejects.toMatchObject({
    code: "wrong_state",
  })
})

it("takes the question to a second person back with it", async () => {
  const { clinic, ctxFor, input, approvalId } = await running(["admin"])
  await stopCampaign(ctxFor(["admin"]), input)
  const approval = await inClinic(clinic.id, (tx) =>
    tx.approval.findUniqueOrThrow({ where: { id: approvalId ?? "" } }),
  )
  expect(approval.status).toBe("withdrawn")
})
