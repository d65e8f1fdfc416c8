import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listRooms } from "@/lib/rooms/list"
import { retireRoom } from "@/lib/rooms/retire"
import { changeService } from "@/lib/services/change"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("lists rooms in order with what is done there, those out of use last", async () => {
  const { ctxFor, roomIds, serviceId } = await appointmentGround({ rooms: 3 })
  const [a, b, c] = roomIds
  await changeService(ctxFor(["admin"]), { id: serviceId, name: "X-ray", minutes: 10, roomIds: [b!] })
  await retireRoom(ctxFor(["admin"]), { id: a!, retired: true })
  const { rows, may } = await listRooms(ctxFor(["doctor"]), {})
  expect(rows.map((one) => [one.id, one.isRetired, one.services])).toEqual([
    [b, false, ["X-ray"]],
    [c, false, []],
    [a, true, []],
  ])
  expect(may.write).toBe(false)
})

describeRefusals(listRooms, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})
