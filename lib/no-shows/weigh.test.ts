import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { weighAppointment } from "@/lib/no-shows/weigh"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { type VisitGround, visitGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(weighAppointment, {
  prepare: async () => {
    const ground = await visitGround()
    return { ...ground, input: { appointmentId: await ground.visit({ daysAgo: -5, status: "scheduled" }) } }
  },
})

const read = ({ clinic }: VisitGround, id: string) =>
  inClinic(clinic.id, (tx) => tx.appointment.findUniqueOrThrow({ where: { id } }))

describe("no_shows.weigh", () => {
  it("keeps the number with its reasons on the appointment, and tells of it when it changes", async () => {
    const ground = await visitGround()
    await ground.visit({ status: "no_show", daysAgo: 60 })
    const id = await ground.visit({ daysAgo: -5, status: "scheduled" })
    const at = ground.at(now())
    expect(await weighAppointment(at, { appointmentId: id })).toEqual({ weighed: 1 })
    expect(await weighAppointment(at, { appointmentId: id })).toEqual({ weighed: 0 })
    expect(await read(ground, id)).toMatchObject({
      noShowPercent: 23,
      noShowReasons: [
        { reason: "usual", points: 8 },
        { reason: "missed_once", points: 15 },
      ],
    })
    await ground.set(id, { status: "confirmed" })
    expect(await weighAppointment(at, { appointmentId: id })).toEqual({ weighed: 1 })
    expect((await read(ground, id)).noShowPercent).toBe(17)
    expect((await recorded(ground.clinic.id, id)).map((one) => one.name)).toEqual([
      "appointment.weighed",
      "appointment.weighed",
    ])
  })

  it("leaves alone what is over or called off", async () => {
    const ground = await visitGround()
    const over = await ground.visit({ daysAgo: 5 })
    const off = await ground.visit({ daysAgo: -5, status: "cancelled", cancelledAt: now() })
    for (const appointmentId of [over, off]) {
      expect(await weighAppointment(ground.at(now()), { appointmentId })).toEqual({ weighed: 0 })
      expect((await read(ground, appointmentId)).noShowPercent).toBeNull()
    }
  })
})
