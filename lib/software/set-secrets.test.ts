import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findPlace } from "@/lib/software/find-place"
import { placeNamed, placeSecrets } from "@/lib/software/place"
import { setSecrets } from "@/lib/software/set-secrets"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)
const SECRET = "hunter2-of-the-receiver"

it("S25 keeps what is secret sealed, out of facts, and shows the names alone", async () => {
  const { operator, clinic, service, staging } = await softwareGround({ driver: "webhook" })
  const { id } = staging
  for (let n = 0; n < 2; n++)
    expect(await setSecrets(operator, { id, secrets: { secret: SECRET } })).toEqual({ id, names: ["secret"] })
  expect(await findPlace(operator, { id })).toMatchObject({ secretNames: ["secret"] })
  const { rows } = await db.owner.query(`select "sealedSecrets" from "ServicePlace" where id = $1`, [id])
  expect((rows[0].sealedSecrets as Buffer).toString("latin1")).not.toContain(SECRET)
  expect(JSON.stringify(await recorded(clinic.id, id))).not.toContain(SECRET)
  const place = await inClinic(clinic.id, (tx) => placeNamed(tx, service.name, staging.environment))
  expect(placeSecrets(place)).toEqual({ secret: SECRET })
})

it("keeps what is not named, and removes what is set to nothing", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  const { id } = staging
  await setSecrets(operator, { id, secrets: { secret: SECRET } })
  for (const secrets of [{}, { secret: "" }] as Record<string, string>[])
    expect(await setSecrets(operator, { id, secrets })).toMatchObject({ names: ["secret"] })
  expect(await setSecrets(operator, { id, secrets: { secret: null } })).toMatchObject({ names: [] })
})

it("refuses what the driver would not take, naming the field", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  for (const [secrets, field] of [
    [{ secret: "short" }, "secrets.secret"],
    [{ secret: SECRET, unheardOf: "of-no-use-at-all" }, "secrets.unheardOf"],
  ] as const)
    await expect(setSecrets(operator, { id: staging.id, secrets })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.any(String) },
    })
})

it("asks for a password given just now", async () => {
  const { operator, staging } = await softwareGround({ driver: "webhook" })
  const input = { id: staging.id, secrets: { secret: SECRET } }
  await expect(setSecrets({ ...operator, steppedUpAt: undefined }, input)).rejects.toMatchObject({
    code: "step_up_needed",
  })
})

it("knows no place that is not there", async () => {
  const { operator } = await softwareGround()
  await expect(setSecrets(operator, { id: newId(), secrets: {} })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(setSecrets, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround({ driver: "webhook" })
    return { ...ground, input: { id: ground.staging.id, secrets: { secret: SECRET } } }
  },
  wrongState: {
    when: "a place without a driver",
    code: "wrong_state",
    prepare: async () => {
      const ground = await softwareGround()
      return { ...ground, input: { id: ground.staging.id, secrets: { secret: SECRET } } }
    },
  },
})
