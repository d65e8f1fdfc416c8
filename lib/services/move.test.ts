import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addService } from "@/lib/services/add"
import { listServices } from "@/lib/services/list"
import { moveService } from "@/lib/services/move"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("moves by one place, and no further than the end", async () => {
  const { ctxFor, clinic, serviceId: a } = await appointmentGround()
  const ctx = ctxFor(["admin"])
  const { id: b } = await addService(ctx, { key: newId(), name: "Implant", minutes: 60 })
  const order = async () => (await listServices(ctx, {})).rows.map((one) => one.id)
  expect(await order()).toEqual([a, b])
  await moveService(ctx, { id: b, to: "up" })
  await moveService(ctx, { id: b, to: "up" })
  expect(await order()).toEqual([b, a])
  expect((await recorded(clinic.id, b)).filter((one) => one.name === "service.moved")).toHaveLength(1)
})

describeRefusals(moveService, {
  prepare: async () => {
    const ground = await appointmentGround()
    return { ...ground, input: { id: ground.serviceId, to: "down" as const } }
  },
})
