import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addRoom } from "@/lib/rooms/add"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("adds a room once a form, last in the order", async () => {
  const { ctxFor, clinic } = await appointmentGround({ rooms: 2 })
  const input = { key: newId(), name: "Surgery" }
  const { id } = await addRoom(ctxFor(["admin"]), input)
  await addRoom(ctxFor(["admin"]), input)
  const made = await inClinic(clinic.id, (tx) => tx.room.findMany({ where: { name: "Surgery" } }))
  expect(made).toMatchObject([{ id, position: 2 }])
  expect(await recorded(clinic.id, id)).toMatchObject([{ name: "room.added", after: { room: "Surgery" } }])
})

it("has one room of a name, however it is written", async () => {
  const { ctxFor } = await appointmentGround({ rooms: 1 })
  await expect(addRoom(ctxFor(["admin"]), { key: newId(), name: "rOOm 0 " })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { name: expect.any(String) },
  })
})

describeRefusals(addRoom, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: { key: newId(), name: "Surgery" } }),
})
