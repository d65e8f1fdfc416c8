import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeService } from "@/lib/software/change-service"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const given = { title: "Bookings API", kind: "api" as const, owner: "Team Blue" }

it("changes what is given, and records only what differs, once", async () => {
  const { operator, clinic, service } = await softwareGround()
  const input = { id: service.id, ...given, repository: "acme/api" }
  await changeService(operator, input)
  await changeService(operator, input)
  const { services } = await listSoftware(operator, {})
  expect(services.find((one) => one.id === service.id)).toMatchObject({ ...given, name: service.name })
  const facts = await recorded(clinic.id, service.id)
  expect(facts).toHaveLength(1)
  expect(facts[0]).toMatchObject({
    name: "software.service_changed",
    before: { title: "API", repository: null },
    after: { title: "Bookings API", repository: "acme/api" },
    personal: { owner: "Team Blue" },
  })
})

it("knows no service that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(changeService(operator, { id, ...given })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(changeService, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.service.id, ...given } }
  },
})
