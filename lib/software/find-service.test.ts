import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findService } from "@/lib/software/find-service"
import { sealSecrets } from "@/lib/software/place"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it("S25 shows a service with its places in the environments' order, and no secret", async () => {
  const { operator, ctxFor, service, staging, production } = await softwareGround({ driver: "webhook" })
  const sealedSecrets = sealSecrets(production.id, { secret: "hunter2-of-the-webhook" })
  await platformDb().servicePlace.update({ where: { id: production.id }, data: { sealedSecrets } })
  const found = await findService(operator, { id: service.id })
  expect(found.places.map((one) => [one.id, one.secretNames])).toEqual([
    [staging.id, []],
    [production.id, ["secret"]],
  ])
  expect(JSON.stringify(found)).not.toContain("hunter2")
  expect(found.may).toEqual({ write: true, secrets: true })
  expect((await findService(ctxFor(["admin"]), { id: service.id })).may).toEqual({
    write: false,
    secrets: false,
  })
})

it("knows no service that is not there", async () => {
  const { operator } = await softwareGround()
  for (const id of [newId(), "attic"])
    await expect(findService(operator, { id })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(findService, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: ground.service.id } }
  },
})
