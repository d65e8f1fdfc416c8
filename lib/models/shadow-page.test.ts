import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { findModelTrial } from "@/lib/models/find-trial"
import { shadowModelPage } from "@/lib/models/shadow-page"
import { startModelTrial, stopModelTrial } from "@/lib/models/start-trial"
import { makeOpenaiFake } from "@/lib/providers/openai/fake"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage, factsOf, readLead } from "@/lib/testing/lead-ground"
import { setEnv } from "@/lib/testing/messages"
import { type ModelGround, modelGround } from "@/lib/testing/model-ground"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { now } from "@/lib/time"

const db = await testDatabase()
const fake = makeOpenaiFake()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ OPENAI_BASE_URL: server.url })
})
beforeEach(() => {
  fake.be(null)
  fake.feel("fair")
  fake.forget()
})
afterAll(async () => {
  await server.close()
  setEnv({ OPENAI_BASE_URL: "" })
  await closeDb()
})

const ctxOf = ({ clinic }: ModelGround): Ctx =>
  systemCtx(clinic.id, { slug: clinic.slug, name: "A", timeZone: "UTC" }, "shadow-model")

async function withLeads(count: number, agreed = count) {
  const made = await modelGround()
  for (let n = 0; n < count; n++) {
    const lead = await addLead(made.clinic.id, { name: "Ioana Rusu" })
    await addMessage(lead, "Ioana here: where are you located? I would pay for an implant")
    if (n < agreed)
      await db.owner.query(
        `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
         values (gen_random_uuid(), $1, $2, 'ai_processing', 'granted', 'member', gen_random_uuid()::text, now())`,
        [made.clinic.id, lead.patientId],
      )
  }
  const { id } = await startModelTrial({ ...made.admin, now: now() }, { model: "candidate-1" })
  return { ...made, trialId: id }
}

async function run(made: Awaited<ReturnType<typeof withLeads>>) {
  for (let after: string | null = ""; after !== null; )
    after = (await shadowModelPage(ctxOf(made), { trialId: made.trialId, after })).next
}
const rowsOf = ({ clinic }: ModelGround) => inClinic(clinic.id, (tx) => tx.shadowScore.findMany())

it("scores who agreed by the candidate, beside the rules, and changes nothing else", async () => {
  const made = await withLeads(7, 6)
  const before = await readLead(made.lead)
  await run(made)
  const rows = await rowsOf(made)
  expect(rows).toHaveLength(6)
  expect(rows[0]).toMatchObject({
    kind: "model",
    trial: made.trialId,
    scorer: "candidate-1",
    classification: "HOT",
  })
  expect(fake.kept.every((one) => one.model === "candidate-1" && !one.user.includes("Ioana"))).toBe(true)
  expect(await readLead(made.lead)).toEqual(before)
  expect(await factsOf(made.lead)).toEqual([])
  expect(await findModelTrial(made.admin, {})).toMatchObject({
    trial: { tried: 6, stoppedBy: null, endedAt: expect.any(String) },
    result: { looked: 6 },
  })
})

it("run again, a page asks only about leads without an answer", async () => {
  const made = await withLeads(3)
  const page = () => shadowModelPage(ctxOf(made), { trialId: made.trialId, after: "" })
  fake.be({ do: "fail", times: 1, status: 503 })
  await page()
  expect(await rowsOf(made)).toHaveLength(2)
  const { calls } = fake
  await page()
  expect(fake.calls).toBe(calls)
})

it("ends at the month's cap, and says so", async () => {
  const made = await withLeads(3)
  await db.owner.query(
    `insert into "ClinicSetting" ("clinicId", key, value) values ($1, 'scoring_model', '{"monthlyCap": 1}')`,
    [made.clinic.id],
  )
  fake.feel("costly")
  await run(made)
  expect(fake.calls).toBe(1)
  expect(await findModelTrial(made.admin, {})).toMatchObject({ trial: { stoppedBy: "cost_cap", tried: 1 } })
})

it("asks nothing more once a person has ended it", async () => {
  const made = await withLeads(2)
  await stopModelTrial(made.admin, {})
  await run(made)
  expect(fake.calls).toBe(0)
})
