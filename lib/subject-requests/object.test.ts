import { afterAll, expect, it } from "vitest"
import { standingConsents } from "@/lib/consents/standing"
import { closeDb, inClinic } from "@/lib/db"
import { object } from "@/lib/subject-requests/object"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("withdraws each use, by objection; twice is once", async () => {
  const { admin, id, clinic, patient, factsOf } = await requestGround("objection")
  await object(admin, { id, marketing: "on", ai: "on" })
  const standing = await inClinic(clinic.id, (tx) => standingConsents(tx, patient.id, now()))
  expect(standing.map((one) => [one.purpose, one.status, one.source])).toEqual([
    ["ai_processing", "withdrawn", "objection"],
    ["marketing_email", "withdrawn", "objection"],
    ["marketing_sms", "withdrawn", "objection"],
    ["marketing_whatsapp", "withdrawn", "objection"],
  ])
  const facts = await factsOf()
  await object(admin, { id, marketing: "on", ai: "on" })
  expect(await factsOf()).toEqual(facts)
})

describeRefusals(object, {
  prepare: async () => {
    const made = await requestGround("objection", { sure: true })
    return { ...made, input: { id: made.id, ai: "on" as const } }
  },
  wrongState: {
    when: "one that is not sure yet",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("objection", { sure: false })

      return { ...made, input: { id: made.id, ai: "on" as const } }
    },
  },
})
