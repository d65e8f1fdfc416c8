import { expect, it } from "vitest"
import { finishBatch, stopBatch } from "@/lib/crm/finish-batch"
import { startBatch } from "@/lib/crm/start-batch"
import { hubspotForTests, refusalGround } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
hubspotForTests()

const started = async () => {
  const given = await refusalGround()
  const { id } = await startBatch(given.ctxFor(["admin"]), { reason: "A first filling." })
  return { ...given, input: { id } }
}

it("ends once; what was stopped is not done", async () => {
  const { ground, ctxFor, input } = await started()
  await stopBatch(ctxFor(["admin"]), input)
  await finishBatch(ground.run, input)
  await stopBatch(ctxFor(["admin"]), input)
  const names = (await recorded(ground.clinic.id, input.id)).map((one) => one.name)
  expect(names.filter((name) => name === "crm.batch_ended")).toHaveLength(1)
})

describeRefusals(finishBatch, { prepare: started })
describeRefusals(stopBatch, { prepare: started })
