import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { endSurvey } from "@/lib/surveys/end"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { surveyGround } from "@/lib/testing/visits"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(endSurvey, {
  prepare: async () => {
    const ground = await surveyGround({ status: "asked" })
    return { ...ground, input: { id: ground.id } }
  },
})

it("ends after three days, not before, and once", async () => {
  const ground = await surveyGround({ status: "asked", expiresAt: addMs(now(), HOUR_MS) })
  const { id } = ground
  expect(await endSurvey(ground.at(now()), { id })).toMatchObject({ status: "asked" })
  const later = ground.at(addMs(now(), 2 * HOUR_MS))
  expect(await endSurvey(later, { id })).toEqual({ status: "expired", until: null })
  expect(await endSurvey(later, { id })).toEqual({ status: "expired", until: null })
  expect((await recorded(ground.clinic.id, id)).map((one) => one.name)).toEqual(["survey.expired"])
})
