import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { changeModel } from "@/lib/models/change-model"
import { findModel } from "@/lib/models/find-model"
import { liveModel } from "@/lib/models/live"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { modelGround } from "@/lib/testing/model-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

const INPUT = {
  enabled: "on" as const,
  model: "small-model-2",
  priceIn: "0.2",
  priceOut: "0.8",
  monthlyCap: "5",
  timeoutSeconds: "4",
}

it("sets the model, counts at once, closes the circuit, and records what changed once", async () => {
  const { admin, clinic } = await modelGround()
  expect((await liveModel(admin))?.setting).toMatchObject({ model: "gpt-4o-mini", timeoutSeconds: 8 })
  await db.owner.query(
    `insert into "ModelCircuit" ("clinicId", failures, "openUntil") values ($1, 7, now() + interval '1 hour')`,
    [clinic.id],
  )
  await changeModel(admin, INPUT)
  await changeModel(admin, INPUT)
  expect((await liveModel(admin))?.setting).toEqual({
    enabled: true,
    model: "small-model-2",
    priceIn: 0.2,
    priceOut: 0.8,
    monthlyCap: 5,
    timeoutSeconds: 4,
  })
  expect(await findModel(admin, {})).toMatchObject({ pausedUntil: null, spent: 0, calls: 0 })
  const facts = await recorded(clinic.id, clinic.id)
  expect(facts.filter((one) => one.name === "connection.model_changed")).toHaveLength(1)
  const [circuit] = await inClinic(clinic.id, (tx) => tx.modelCircuit.findMany())
  expect(circuit).toMatchObject({ failures: 0, openUntil: null })
})

it.each([
  [{ model: "" }, "model"],
  [{ model: "member" }, "model"],
  [{ model: "rules-9" }, "model"],
  [{ model: "a model <b>" }, "model"],
  [{ priceIn: "-1" }, "priceIn"],
  [{ monthlyCap: "much" }, "monthlyCap"],
  [{ timeoutSeconds: "60" }, "timeoutSeconds"],
])("says beside the field what is wrong: %o", async (change, field) => {
  const { admin } = await modelGround()
  await expect(changeModel(admin, { ...INPUT, ...change })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(changeModel, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: INPUT }),
})
