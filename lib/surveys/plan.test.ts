import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { planSurvey } from "@/lib/surveys/plan"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type VisitGround, visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(planSurvey, {
  prepare: async () => {
    const ground = await visitGround()
    return { ...ground, input: { appointmentId: await ground.visit({ daysAgo: 0 }) } }
  },
})

const kept = ({ clinic }: VisitGround) =>
  inClinic(clinic.id, (tx) => tx.survey.findMany({ orderBy: { askAt: "asc" } }))

describe("surveys.plan", () => {
  it("asks between one and two hours after the visit ended, and is one for a visit", async () => {
    const ground = await visitGround()
    const startsAt = addMs(now(), -30 * MINUTE_MS)
    const appointmentId = await ground.visit({ startsAt })
    const planned = await planSurvey(ground.at(now()), { appointmentId })
    expect(await planSurvey(ground.at(now()), { appointmentId })).toEqual(planned)
    const [survey, ...others] = await kept(ground)
    expect(others).toEqual([])
    const after = (survey?.askAt.getTime() ?? 0) - addMs(startsAt, 30 * MINUTE_MS).getTime()
    expect(after / HOUR_MS).toBeGreaterThanOrEqual(1)
    expect(after / HOUR_MS).toBeLessThanOrEqual(2)
  })

  it("asks nobody twice within thirty days, also where two visits end in one moment", async () => {
    const ground = await visitGround()
    const ids = [await ground.visit({ daysAgo: 0 }), await ground.visit({ daysAgo: 0 })]
    await Promise.all(ids.map((appointmentId) => planSurvey(ground.at(now()), { appointmentId })))
    expect((await kept(ground)).map((one) => [one.status, one.because]).sort()).toEqual([
      ["dropped", "asked_lately"],
      ["planned", null],
    ])
    const later = addMs(now(), 31 * DAY_MS)
    const appointmentId = await ground.visit({ startsAt: later })
    expect((await planSurvey(ground.at(addMs(later, HOUR_MS)), { appointmentId })).id).not.toBeNull()
  })

  it("asks nobody of a visit at which nothing was done, that was entered days later, or that was not completed", async () => {
    const ground = await visitGround()
    const at = ground.at(now())
    const nothing = await ground.visit({ daysAgo: 0, outcome: "not_done" })
    const late = await ground.visit({ daysAgo: 3, finishedAt: now() })
    const missed = await ground.visit({ daysAgo: 1, status: "no_show" })
    for (const appointmentId of [nothing, late, missed])
      expect(await planSurvey(at, { appointmentId })).toEqual({ id: null, askAt: null })
    expect((await kept(ground)).map((one) => one.because).sort()).toEqual(["entered_late", "not_done"])
  })
})
