import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changeWindows } from "@/lib/software/change-windows"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const windows = [{ days: [5, 1, 1], from: "08:00", to: "18:00" }]

it("sets the hours for deployments, each day once, and records it once", async () => {
  const { operator, clinic, production } = await softwareGround()
  const name = production.environment
  await changeWindows(operator, { name, windows })
  await changeWindows(operator, { name, windows })
  const { environments } = await listSoftware(operator, {})
  expect(environments.find((one) => one.name === name)?.windows).toEqual([
    { days: [1, 5], from: "08:00", to: "18:00" },
  ])
  expect(await recorded(clinic.id, name)).toHaveLength(1)
  await expect(changeWindows(operator, { name: "attic", windows })).rejects.toMatchObject({
    code: "not_found",
  })
})

it.each([
  ["a window that ends before it begins", { days: [1], from: "18:00", to: "08:00" }],
  ["a window on no day", { days: [], from: "08:00", to: "18:00" }],
  ["an hour there is not", { days: [1], from: "08:00", to: "25:00" }],
])("refuses %s", async (_, one) => {
  const { operator, production } = await softwareGround()
  const input = { name: production.environment, windows: [one] }
  await expect(changeWindows(operator, input)).rejects.toMatchObject({ code: "invalid_input" })
})

describeRefusals(changeWindows, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { name: ground.production.environment, windows } }
  },
})
