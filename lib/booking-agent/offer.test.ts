import { expect, it } from "vitest"
import { offerTimes } from "@/lib/booking-agent/offer"
import { inClinic } from "@/lib/db"
import { bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now, toDate } from "@/lib/time"

await testDatabase()

describeRefusals(offerTimes, {
  badInput: { id: "x", round: 9 },
  prepare: async () => {
    const ground = await bookingGround()
    return { ...ground, input: { id: (await ground.start()).id, round: 1 } }
  },
})

it("offers nothing twice in a round", async () => {
  const ground = await bookingGround()
  const { id } = await ground.start()
  const ctx = { ...ground.ctx, now: now() }
  const first = await offerTimes(ctx, { id, round: 1 })
  expect(first.state).toBe("asked")
  expect(await offerTimes(ctx, { id, round: 1 })).toEqual(first)
  expect(await ground.bodies()).toHaveLength(1)
})

it("wakes nobody: in quiet hours nothing is sent or kept, and it says until when", async () => {
  const ground = await bookingGround()
  const { id } = await ground.start()
  await inClinic(ground.clinic.id, (tx) =>
    tx.clinicSetting.updateMany({
      where: { key: "sending_limits" },
      data: { value: { quietFrom: "21:00", quietTo: "08:00", minutesApart: 0, perDay: 50 } },
    }),
  )
  const night = toDate(`${addMs(now(), DAY_MS).toISOString().slice(0, 10)}T01:00:00Z`)
  // Still within a day of their last words.
  await inClinic(ground.clinic.id, (tx) =>
    tx.message.updateMany({ where: { direction: "in" }, data: { saidAt: addMs(night, -DAY_MS / 2) } }),
  )
  const waits = await offerTimes({ ...ground.ctx, now: night }, { id, round: 1 })
  expect(waits.state).toBe("wait")
  expect(await ground.held()).toBe(0)
  expect(await ground.bodies()).toEqual([])
})

it("tells the patient and a colleague where no time is free", async () => {
  const ground = await bookingGround()
  await inClinic(ground.clinic.id, (tx) => tx.workingHours.deleteMany({}))
  const { id } = await ground.start()
  expect(await offerTimes({ ...ground.ctx, now: now() }, { id, round: 1 })).toEqual({
    state: "ended",
    until: null,
  })
  expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "none_free" })
  expect(await ground.tasks()).toHaveLength(1)
  expect((await ground.bodies())[0]).toMatch(/Un coleg vă va contacta/)
})

it("has somebody ring where nothing can be sent, and keeps no slot for it", async () => {
  const ground = await bookingGround()
  const { id } = await ground.start()
  const later = addMs(now(), 3 * DAY_MS)
  expect((await offerTimes({ ...ground.ctx, now: later }, { id, round: 1 })).state).toBe("ended")
  expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "not_sent" })
  expect(await ground.held()).toBe(0)
  expect(await ground.tasks()).toHaveLength(1)
})
