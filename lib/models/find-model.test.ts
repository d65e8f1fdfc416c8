import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findModel } from "@/lib/models/find-model"
import { testDatabase } from "@/lib/testing/db"
import { modelGround } from "@/lib/testing/model-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

it("adds up this month alone, of this clinic alone", async () => {
  const { admin, clinic } = await modelGround()
  const other = await modelGround()
  const spend = (clinicId: string, day: string, cost: number) =>
    db.owner.query(
      `insert into "ModelSpend" ("clinicId", day, model, calls, failures, "costMicros") values ($1, ${day}, $2, 3, 1, $3)`,
      [clinicId, `m${cost}`, cost],
    )
  await spend(clinic.id, "current_date", 1_500_000)
  await spend(clinic.id, "current_date", 500_000)
  await spend(clinic.id, "date_trunc('month', current_date)::date - 1", 9_000_000)
  await spend(other.clinic.id, "current_date", 7_000_000)
  expect(await findModel(admin, {})).toMatchObject({ spent: 2, calls: 6, failures: 2, pausedUntil: null })
})

describeRefusals(findModel, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: {} }),
})
