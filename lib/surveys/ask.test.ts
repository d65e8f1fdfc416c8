import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { askSurvey } from "@/lib/surveys/ask"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { surveyGround } from "@/lib/testing/visits"
import { addMs, HOUR_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(askSurvey, {
  prepare: async () => {
    const ground = await surveyGround()
    return { ...ground, input: { id: ground.id, key: "1" } }
  },
})

describe("surveys.ask", () => {
  it("asks once, however often it is run, and waits three days", async () => {
    const ground = await surveyGround()
    const at = ground.at(now())
    const asked = await askSurvey(at, { id: ground.id, key: "1" })
    expect(asked).toEqual({ state: "asked", until: addMs(at.now, 72 * HOUR_MS).toISOString() })
    expect(await askSurvey(at, { id: ground.id, key: "2" })).toEqual(asked)
    const messages = await ground.messages("survey")
    expect(messages).toMatchObject([{ status: "queued", basis: "consent" }])
    expect(messages[0]?.body).toContain(ground.clinic.name)
    expect(await ground.read()).toMatchObject({ status: "asked", messageId: messages[0]?.id })
  })

  it("wakes nobody: at night it waits, and does not ask a day later", async () => {
    const ground = await surveyGround()
    await db.owner.query(
      `update "ClinicSetting" set value = '{"quietFrom":"21:00","quietTo":"08:00"}' where "clinicId" = $1`,
      [ground.clinic.id],
    )
    const night = toDate(
      `${addMs(now(), 12 * HOUR_MS)
        .toISOString()
        .slice(0, 10)}T01:00:00Z`,
    )
    await db.owner.query(`update "Survey" set "askAt" = $2 where id = $1`, [
      ground.id,
      addMs(night, -HOUR_MS).toISOString(),
    ])
    expect(await askSurvey(ground.at(night), { id: ground.id, key: "1" })).toMatchObject({ state: "wait" })
    expect(await ground.messages("survey")).toEqual([])
    const dayLater = addMs(night, 24 * HOUR_MS)
    expect(await askSurvey(ground.at(dayLater), { id: ground.id, key: "2" })).toMatchObject({
      state: "ended",
    })
    expect(await ground.read()).toMatchObject({ status: "dropped", because: "too_late" })
  })

  it("asks nobody whose visit was taken back, nor whom no number reaches", async () => {
    const ground = await surveyGround()
    await ground.set(ground.appointmentId, { status: "in_session", finishedAt: null })
    await askSurvey(ground.at(now()), { id: ground.id, key: "1" })
    expect(await ground.read()).toMatchObject({ status: "dropped", because: "undone" })
    const other = await surveyGround()
    await db.owner.query(`update "Contact" set address = 'RO.77' where "clinicId" = $1`, [other.clinic.id])
    await askSurvey(other.at(now()), { id: other.id, key: "1" })
    expect(await other.read()).toMatchObject({ status: "blocked", because: "no_number" })
  })
})
