import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { recoverNoShow } from "@/lib/no-shows/recover"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { visitGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(recoverNoShow, {
  prepare: async () => {
    const ground = await visitGround()
    return { ...ground, input: { appointmentId: await ground.visit({ status: "no_show", daysAgo: 0 }) } }
  },
})

describe("no_shows.recover", () => {
  it("has a coordinator call who did not come, once", async () => {
    const ground = await visitGround()
    const appointmentId = await ground.visit({ status: "no_show", daysAgo: 0 })
    await recoverNoShow(ground.at(now()), { appointmentId })
    await recoverNoShow(ground.at(now()), { appointmentId })
    expect(await ground.tasks()).toMatchObject([
      { kind: "no_show", ownerRole: "coordinator", patientId: ground.patientId, sourceId: appointmentId },
    ])
  })

  it("has nobody called who came late after all, or is booked again", async () => {
    const ground = await visitGround()
    const late = await ground.visit({ status: "checked_in", daysAgo: 0 })
    const missed = await ground.visit({ status: "no_show", daysAgo: 1 })
    await ground.visit({ status: "scheduled", daysAgo: -3 })
    for (const appointmentId of [late, missed])
      expect(await recoverNoShow(ground.at(now()), { appointmentId })).toEqual({ taskId: null })
    expect(await ground.tasks()).toEqual([])
  })
})
