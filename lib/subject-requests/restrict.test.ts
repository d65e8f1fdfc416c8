import { afterAll, expect, it } from "vitest"
import { recordConsent } from "@/lib/consents/record"
import { notToSync, readPersons, readPlan } from "@/lib/crm/person"
import { syncContact } from "@/lib/crm/sync-contact"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { mayBeRead } from "@/lib/leads/score-opinion"
import { makeHubspotFake } from "@/lib/providers/hubspot/fake"
import { liftRestriction, restrict } from "@/lib/subject-requests/restrict"
import { testDatabase } from "@/lib/testing/db"
import { connectHubspot } from "@/lib/testing/hubspot"
import { setEnv } from "@/lib/testing/messages"
import { servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("stops every model and every message until it is lifted; twice is once", async () => {
  const { admin, id, clinic, patient, factsOf } = await requestGround("restriction")
  await inClinic(clinic.id, (tx) =>
    recordConsent(tx, admin, {
      patientId: patient.id,
      purpose: "ai_processing",
      status: "granted",
      source: "member",
      decidedAt: now(),
      effectKey: newId(),
    }),
  )
  const mayRead = () => inClinic(clinic.id, (tx) => mayBeRead(tx, admin, patient.id))
  expect(await mayRead()).toBe(true)
  await restrict(admin, { id, because: "accuracy_contested" })
  expect(await mayRead()).toBe(false)
  const facts = await factsOf()
  await restrict(admin, { id, because: "accuracy_contested" })
  expect(await factsOf()).toEqual(facts)
  await liftRestriction(admin, { patientId: patient.id, reason: "It was right" })
  await liftRestriction(admin, { patientId: patient.id, reason: "It was right" })
  expect(await mayRead()).toBe(true)
})

it("keeps them out of HubSpot until it is lifted", async () => {
  const { admin, id, clinic, patient } = await requestGround("restriction")
  const fake = makeHubspotFake()
  const server = await servePartner(fake)
  setEnv({ HUBSPOT_API_URL: server.url })
  await connectHubspot(clinic.id)
  const run = systemCtx(clinic.id, clinic, "write-hubspot-contact", newId())
  const sync = () => syncContact(run, { patientId: patient.id, askedAt: now().toISOString() }, "sync")
  await restrict(admin, { id, because: "asked" })
  expect(await sync()).toEqual({ synced: false, reason: "restricted" })
  const why = await inClinic(clinic.id, async (tx) => {
    const [person] = await readPersons(tx, admin, [patient.id], await readPlan(tx, admin), now())
    return person && notToSync(person)
  })
  expect(why).toBe("restricted")
  expect(fake.calls).toBe(0)
  await liftRestriction(admin, { patientId: patient.id, reason: "It was right" })
  expect(await sync()).toMatchObject({ synced: true })
  expect(fake.kept).toHaveLength(1)
  await server.close()
  setEnv({ HUBSPOT_API_URL: "" })
})

describeRefusals(liftRestriction, {
  prepare: async () => {
    const made = await requestGround("restriction")
    return { ...made, input: { patientId: made.patient.id, reason: "It ends" } }
  },
})
describeRefusals(restrict, {
  prepare: async () => {
    const made = await requestGround("restriction", { sure: true })
    return { ...made, input: { id: made.id, because: "asked" as const } }
  },
  wrongState: {
    when: "one that asks for something else",
    code: "wrong_state",
    prepare: async () => {
      const made = await requestGround("access", { sure: true })

      return { ...made, input: { id: made.id, because: "asked" as const } }
    },
  },
})
