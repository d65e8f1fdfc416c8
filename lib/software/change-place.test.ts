import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changePlace } from "@/lib/software/change-place"
import { findPlace } from "@/lib/software/find-place"
import { sealSecrets } from "@/lib/software/place"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const given = (id: string) => ({
  id,
  baseUrl: "https://api.example.org",
  replicas: 2,
  smoke: { protectedPath: "/api/leads" },
})

it("changes what is given, and records only what differs, once", async () => {
  const { operator, clinic, staging } = await softwareGround()
  await changePlace(operator, given(staging.id))
  await changePlace(operator, given(staging.id))
  expect(await findPlace(operator, { id: staging.id })).toMatchObject({
    baseUrl: "https://api.example.org",
    replicas: 2,
    image: null,
    smoke: { protectedPath: "/api/leads" },
  })
  const facts = await recorded(clinic.id, staging.id)
  expect(facts).toHaveLength(1)
  expect(facts[0]?.before).toEqual({ baseUrl: null, image: "ghcr.io/acme/api", replicas: 1, smoke: {} })
})

it("lets go of the secrets when another driver takes over", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  const { id } = staging
  const sealedSecrets = sealSecrets(id, { secret: "of-the-webhook" })
  await platformDb().servicePlace.update({ where: { id }, data: { sealedSecrets } })
  expect(await findPlace(operator, { id })).toMatchObject({ secretNames: ["secret"] })
  await changePlace(operator, { id, driver: "none" })
  expect(await findPlace(operator, { id })).toMatchObject({ driver: "none", secretNames: [] })
})

it("takes a host as witness, with a name or an image to go by", async () => {
  const { operator, staging } = await softwareGround()
  const { id } = staging
  const image = "ghcr.io/acme/api"
  await changePlace(operator, { id, image, witnessHost: "docker-1", witnessName: "api-*" })
  expect(await findPlace(operator, { id })).toMatchObject({ witnessHost: "docker-1", witnessName: "api-*" })
  await changePlace(operator, { id, image, witnessHost: "docker-1", witnessName: " " })
  expect(await findPlace(operator, { id })).toMatchObject({ witnessHost: "docker-1", witnessName: null })
  for (const [field, bad] of [
    ["witnessHost", { image, witnessName: "api-1" }],
    ["witnessName", { witnessHost: "docker-1" }],
  ] as const)
    await expect(changePlace(operator, { id, ...bad })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.any(String) },
    })
})

it("knows no place that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(changePlace(operator, given(id))).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(changePlace, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: given(ground.staging.id) }
  },
  wrongState: {
    when: "a place with a deployment under way",
    code: "wrong_state",
    prepare: async () => {
      const ground = await softwareGround()
      const { service, staging } = ground
      await makeDeployment(staging.id, {
        service: service.name,
        environment: staging.environment,
        status: "queued",
      })
      return { ...ground, input: given(staging.id) }
    },
  },
})
