import { expect, it } from "vitest"
import { bookingTalkOf } from "@/lib/booking-agent/of-patient"
import { bookingGround } from "@/lib/testing/booking"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

describeRefusals(bookingTalkOf, {
  prepare: async () => {
    const ground = await bookingGround()
    return { ...ground, input: { patientId: ground.patientId } }
  },
})

it("shows what was offered, until when, and who may stop it", async () => {
  const ground = await bookingGround()
  const read = (role: "coordinator" | "operator") =>
    bookingTalkOf(ground.ctxFor([role]), { patientId: ground.patientId })
  expect(await read("coordinator")).toBeNull()
  const id = await ground.asked()
  const shown = await read("coordinator")
  expect(shown).toMatchObject({ id, status: "asked", service: { name: "Check-up" }, may: { stop: true } })
  expect(shown?.times).toHaveLength(5)
  expect((await read("operator"))?.may.stop).toBe(false)
})
