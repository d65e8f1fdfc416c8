import { expect, it } from "vitest"
import { stopBooking } from "@/lib/booking-agent/stop"
import { bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

describeRefusals(stopBooking, {
  prepare: async () => {
    const ground = await bookingGround()
    return { ...ground, input: { id: await ground.asked() } }
  },
})

it("gives the times back and books nothing more: a number that still comes is read by a person", async () => {
  const ground = await bookingGround()
  const id = await ground.asked()
  const ctx = ground.ctxFor(["coordinator"])
  await stopBooking(ctx, { id })
  expect(await stopBooking(ctx, { id })).toEqual({ id })
  expect(await ground.talk(id)).toMatchObject({ status: "ended", because: "stopped" })
  expect(await ground.held()).toBe(0)
  await ground.says("1")
  expect(await ground.appointments()).toEqual([])
  expect(await ground.tasks()).toHaveLength(1)
})
