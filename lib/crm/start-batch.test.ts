import { expect, it } from "vitest"
import { startBatch } from "@/lib/crm/start-batch"
import { inClinic } from "@/lib/db"
import { crmGround, hubspotForTests, refusalGround } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
hubspotForTests()

it("starts one run, with the reason kept apart from what is read by all", async () => {
  const ground = await crmGround()
  const { id } = await startBatch(ground.ctxFor(["admin"]), { reason: "A first filling." })
  const facts = await inClinic(ground.clinic.id, (tx) => tx.fact.findMany({ where: { subjectId: id } }))
  expect(facts).toMatchObject([{ name: "crm.batch_started", after: { total: 1 }, reason: null }])
})

it("is refused while everybody is being written already, and where nothing is connected", async () => {
  const ground = await crmGround()
  const given = { reason: "A first filling." }
  await startBatch(ground.ctxFor(["admin"]), given)
  await expect(startBatch(ground.ctxFor(["admin"]), given)).rejects.toMatchObject({ code: "wrong_state" })
  const bare = await leadGround()
  await expect(startBatch(bare.ctxFor(["admin"]), given)).rejects.toMatchObject({ code: "not_connected" })
})

describeRefusals(startBatch, {
  subject: "none",
  prepare: async () => ({ ...(await refusalGround()), input: { reason: "A first filling." } }),
})
