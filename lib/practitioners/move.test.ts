import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listPractitioners } from "@/lib/practitioners/list"
import { movePractitioner } from "@/lib/practitioners/move"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const ready = () => appointmentGround({ practitioners: 3 })

it("moves by one place, and no further than the end", async () => {
  const { ctxFor, clinic, practitionerIds } = await ready()
  const [a, b, c] = practitionerIds
  const ctx = ctxFor(["admin"])
  const order = async () => (await listPractitioners(ctx, {})).rows.map((one) => one.id)
  await movePractitioner(ctx, { id: c!, to: "up" })
  expect(await order()).toEqual([a, c, b])
  for (const _ of [1, 2]) await movePractitioner(ctx, { id: a!, to: "down" })
  expect(await order()).toEqual([c, b, a])
  await movePractitioner(ctx, { id: a!, to: "down" })
  expect(await recorded(clinic.id, a!)).toHaveLength(2)
})

it("two who move at once leave an order", async () => {
  const { ctxFor, practitionerIds } = await ready()
  const [a, b, c] = practitionerIds
  const ctx = ctxFor(["admin"])
  await Promise.all([
    movePractitioner(ctx, { id: c!, to: "up" }),
    movePractitioner(ctx, { id: a!, to: "down" }),
  ])
  const { rows } = await listPractitioners(ctx, {})
  expect(new Set(rows.map((one) => one.id))).toEqual(new Set([a, b, c]))
})

describeRefusals(movePractitioner, {
  prepare: async () => {
    const ground = await ready()
    return { ...ground, input: { id: ground.practitionerIds[0]!, to: "down" as const } }
  },
})
