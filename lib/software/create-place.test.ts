import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createEnvironment } from "@/lib/software/create-environment"
import { createPlace } from "@/lib/software/create-place"
import { findPlace } from "@/lib/software/find-place"
import { retirePlace } from "@/lib/software/retire-place"
import { retireService } from "@/lib/software/retire-service"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const made = await softwareGround()
  const environment = `env-${newId().slice(-12)}`
  await createEnvironment(made.operator, { name: environment, title: "Acceptance" })
  return { ...made, input: { serviceId: made.service.id, environment, baseUrl: "https://api.example.org/" } }
}

it("puts a service into an environment once, with the usual paths", async () => {
  const { operator, clinic, input } = await ground()
  const { id } = await createPlace(operator, input)
  await expect(createPlace(operator, input)).rejects.toMatchObject({
    code: "invalid_input",
    fields: { environment: expect.any(String) },
  })
  expect(await findPlace(operator, { id })).toMatchObject({
    baseUrl: "https://api.example.org",
    healthPath: "/health/ready",
    versionPath: "/version",
    driver: "none",
    secretNames: [],
    release: null,
    provenAt: null,
  })
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["software.place_created"])
})

it("takes up again what was given up there, under its old id", async () => {
  const { operator, input } = await ground()
  const { id } = await createPlace(operator, input)
  await retirePlace(operator, { id, retired: true })
  expect(await createPlace(operator, { ...input, replicas: 3 })).toEqual({ id })
  expect(await findPlace(operator, { id })).toMatchObject({ replicas: 3, retiredAt: null })
})

it("knows neither a service nor an environment that is not there", async () => {
  const { operator, input } = await ground()
  for (const wrong of [{ serviceId: newId() }, { environment: "attic" }])
    await expect(createPlace(operator, { ...input, ...wrong })).rejects.toMatchObject({ code: "not_found" })
})

it.each([
  ["an address with a query", { baseUrl: "https://api.example.org/?a=1" }, "baseUrl"],
  ["an image with a tag", { image: "ghcr.io/acme/api:latest" }, "image"],
  ["a path that is none", { healthPath: "health" }, "healthPath"],
  [
    "a setting that the driver does not know",
    { driver: "webhook", settings: { unheardOf: 1 } },
    /^settings\./,
  ],
])("refuses %s", async (_, more, field) => {
  const { operator, input } = await ground()
  const error = await createPlace(operator, { ...input, ...(more as object) }).catch((one: unknown) => one)
  expect(error).toMatchObject({ code: "invalid_input" })
  const fields = Object.keys((error as { fields: object }).fields)
  expect(fields.some((one) => (typeof field === "string" ? one === field : field.test(one)))).toBe(true)
})

describeRefusals(createPlace, {
  subject: "none",
  prepare: ground,
  wrongState: {
    when: "a service that is retired",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      await retireService(made.operator, { id: made.service.id, retired: true })
      return made
    },
  },
})
