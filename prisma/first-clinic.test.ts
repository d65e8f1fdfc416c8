import { afterAll, afterEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { unseal } from "@/lib/seal"
import { passwordMatches } from "@/lib/sessions/password"
import { testDatabase } from "@/lib/testing/db"
import { seedFirstClinic } from "./first-clinic"

const db = await testDatabase()
afterAll(closeDb)

const GIVEN = {
  CLINIC_NAME: "Hill Street Dental",
  CLINIC_SLUG: "hill-street",
  WHATSAPP_WEBHOOK_SECRET: "an-app-secret",
  WHATSAPP_VERIFY_TOKEN: "a-word",
  WHATSAPP_PHONE_NUMBER_ID: "106540352242922",
  GITHUB_WEBHOOK_SECRET: "a-hook-secret",
  COOLIFY_WEBHOOK_TOKEN: "nobody-guesses-this-one",
  ADMIN_EMAIL: "Head@Hill.example",
}
const give = (vars: Record<string, string>) => {
  Object.assign(process.env, vars)
  resetEnv()
}
afterEach(() => {
  for (const name of Object.keys(GIVEN)) delete process.env[name]
  resetEnv()
})

const rows = async (table: string) => (await db.owner.query(`select * from "${table}"`)).rows

it("makes the default clinic, its sealed connection and an admin once; then the environment has no say", async () => {
  give(GIVEN)
  const made = await seedFirstClinic()
  expect(made).toMatchObject({
    clinic: "Hill Street Dental",
    isNew: true,
    connection: true,
    platform: ["GitHub", "Coolify"],
  })
  const [clinic] = await rows("Clinic")
  expect(clinic).toMatchObject({ slug: "hill-street", isDefault: true, timeZone: "Europe/Bucharest" })
  const [connection] = await rows("Connection")
  expect(connection).toMatchObject({
    clinicId: clinic.id,
    provider: "whatsapp",
    scheme: "meta",
    externalId: "106540352242922",
  })
  expect(connection.sealed.includes("an-app-secret")).toBe(false)
  expect(JSON.parse(unseal(connection.sealed, connection.id))).toEqual({
    secrets: ["an-app-secret"],
    verifyToken: "a-word",
  })
  const platform = await rows("PlatformConnection")
  expect(
    platform.map((one) => [one.provider, one.scheme, JSON.parse(unseal(one.sealed, one.id)).secrets]),
  ).toEqual([
    ["github", "hub-signature", ["a-hook-secret"]],
    ["coolify", "path-token", ["nobody-guesses-this-one"]],
  ])
  const [user] = await rows("User")
  expect(user.email).toBe("head@hill.example")
  expect(await passwordMatches(user.passwordHash, made.admin!.password)).toBe(true)
  expect(await rows("Member")).toMatchObject([{ clinicId: clinic.id, userId: user.id, roles: ["admin"] }])

  give({ CLINIC_NAME: "Another", CLINIC_SLUG: "another", WHATSAPP_WEBHOOK_SECRET: "another-secret" })
  give({ GITHUB_WEBHOOK_SECRET: "another-hook-secret" })
  expect(await seedFirstClinic()).toEqual({
    clinic: "Hill Street Dental",
    isNew: false,
    connection: false,
    platform: [],
  })
  expect(await rows("PlatformConnection")).toEqual(platform)
  expect(await rows("Connection")).toEqual([connection])
  expect(await rows("Clinic")).toHaveLength(1)
})
