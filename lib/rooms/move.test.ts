import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listRooms } from "@/lib/rooms/list"
import { moveRoom } from "@/lib/rooms/move"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ready = () => appointmentGround({ rooms: 3 })

it("moves by one place, and no further than the end", async () => {
  const { ctxFor, clinic, roomIds } = await ready()
  const [a, b, c] = roomIds
  const ctx = ctxFor(["admin"])
  const order = async () => (await listRooms(ctx, {})).rows.map((one) => one.id)
  await moveRoom(ctx, { id: c!, to: "up" })
  expect(await order()).toEqual([a, c, b])
  for (const _ of [1, 2]) await moveRoom(ctx, { id: a!, to: "down" })
  expect(await order()).toEqual([c, b, a])
  await moveRoom(ctx, { id: a!, to: "down" })
  expect(await recorded(clinic.id, a!)).toHaveLength(2)
})

it("two who move at once leave an order", async () => {
  const { ctxFor, roomIds } = await ready()
  const [a, b, c] = roomIds
  const ctx = ctxFor(["admin"])
  await Promise.all([moveRoom(ctx, { id: c!, to: "up" }), moveRoom(ctx, { id: a!, to: "down" })])
  const { rows } = await listRooms(ctx, {})
  expect(new Set(rows.map((one) => one.id))).toEqual(new Set([a, b, c]))
})

describeRefusals(moveRoom, {
  prepare: async () => {
    const ground = await ready()
    return { ...ground, input: { id: ground.roomIds[0]!, to: "down" as const } }
  },
})
