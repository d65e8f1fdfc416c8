import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { followForNoShows } from "@/lib/no-shows/follow-booking"
import { recoverNoShow } from "@/lib/no-shows/recover"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { visitGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(followForNoShows, {
  prepare: async () => {
    const ground = await visitGround()
    return { ...ground, input: { appointmentId: await ground.visit({ status: "scheduled", daysAgo: -2 }) } }
  },
})

it("ends the calls that a new booking answers, and those of nobody else", async () => {
  const ground = await visitGround()
  const other = await ground.patient()
  for (const patientId of [ground.patientId, other]) {
    const appointmentId = await ground.visit({ patientId, status: "no_show", daysAgo: 3 })
    await recoverNoShow(ground.at(now()), { appointmentId })
  }
  const appointmentId = await ground.visit({ status: "scheduled", daysAgo: -2 })
  expect(await followForNoShows(ground.at(now()), { appointmentId })).toEqual({ closed: 1 })
  expect(await followForNoShows(ground.at(now()), { appointmentId })).toEqual({ closed: 0 })
  const open = (await ground.tasks()).filter((one) => one.status === "open")
  expect(open.map((one) => one.patientId)).toEqual([other])
})
