import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findModelTrial } from "@/lib/models/find-trial"
import { startModelTrial, stopModelTrial } from "@/lib/models/start-trial"
import { testDatabase } from "@/lib/testing/db"
import { modelGround } from "@/lib/testing/model-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)
const INPUT = { model: "candidate-1" }

it("starts one trial, tells of it once, and ends it when told to, twice without harm", async () => {
  const { admin } = await modelGround()
  const { id } = await startModelTrial(admin, INPUT)
  const { rows } = await db.owner.query(
    `select data from engine.event where name = 'model.trial_started' and data->>'trialId' = $1`,
    [id],
  )
  expect(rows).toEqual([{ data: { clinicId: admin.clinicId, trialId: id } }])
  expect(await findModelTrial(admin, {})).toMatchObject({
    trial: { id, model: "candidate-1", endedAt: null },
  })
  await stopModelTrial(admin, {})
  await stopModelTrial(admin, {})
  expect(await findModelTrial(admin, {})).toMatchObject({ trial: { stoppedBy: "person" } })
  await startModelTrial(admin, INPUT)
})

describeRefusals(startModelTrial, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: INPUT }),
  wrongState: {
    when: "a second one beside a running one",
    code: "wrong_state",
    prepare: async () => {
      const made = await modelGround()
      await startModelTrial(made.admin, INPUT)
      return { ...made, input: INPUT }
    },
  },
})

describeRefusals(stopModelTrial, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: {} }),
})
