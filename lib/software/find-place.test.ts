import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findPlace } from "@/lib/software/find-place"
import { driverPlaceOf, placeNamed, sealSecrets } from "@/lib/software/place"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("S25 shows the names of what is kept secret and nothing else of it", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  const { id } = staging
  const sealedSecrets = sealSecrets(id, { secret: "hunter2-of-the-webhook" })
  await platformDb().servicePlace.update({ where: { id }, data: { sealedSecrets } })
  const found = await findPlace(operator, { id })
  expect(found).toMatchObject({ id, secretNames: ["secret"], place: { title: "Staging" } })
  expect(JSON.stringify(found)).not.toContain("hunter2")
  expect(found).not.toHaveProperty("sealedSecrets")
})

it("says so where the secrets open with no key, as after they were copied from another row", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  const sealedSecrets = sealSecrets(newId(), { secret: "of-another-row" })
  await platformDb().servicePlace.update({ where: { id: staging.id }, data: { sealedSecrets } })
  expect(await findPlace(operator, { id: staging.id })).toMatchObject({ secretNames: null })
})

it("tells a driver where it works, with its secrets opened", async () => {
  const { clinic, service, staging } = await softwareGround({ driver: "webhook" })
  const sealedSecrets = sealSecrets(staging.id, { secret: "of-the-webhook" })
  await platformDb().servicePlace.update({ where: { id: staging.id }, data: { sealedSecrets } })
  const place = await inClinic(clinic.id, async (tx) =>
    driverPlaceOf(await placeNamed(tx, service.name, staging.environment)),
  )
  expect(place).toMatchObject({
    service: service.name,
    image: "ghcr.io/acme/api",
    secrets: { secret: "of-the-webhook" },
  })
})

it("knows no place that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(findPlace(operator, { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findPlace, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.staging.id } }
  },
})
