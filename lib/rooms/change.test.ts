import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changeRoom } from "@/lib/rooms/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("calls a room otherwise, and records it once", async () => {
  const { ctxFor, clinic, roomIds } = await appointmentGround({ rooms: 2 })
  const id = roomIds[0]!
  for (const _ of [1, 2]) await changeRoom(ctxFor(["admin"]), { id, name: "Surgery" })
  expect(await recorded(clinic.id, id)).toMatchObject([
    { name: "room.changed", before: { room: "Room 0" }, after: { room: "Surgery" } },
  ])
  await expect(changeRoom(ctxFor(["admin"]), { id, name: "Room 1" })).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  })
})

describeRefusals(changeRoom, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.roomIds[0]!, name: "Surgery" } }
  },
})
