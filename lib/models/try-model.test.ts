import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findModel } from "@/lib/models/find-model"
import { MADE_UP, tryModel } from "@/lib/models/try-model"
import { makeOpenaiFake } from "@/lib/providers/openai/fake"
import { testDatabase } from "@/lib/testing/db"
import { openTasks, setEnv } from "@/lib/testing/messages"
import { modelGround } from "@/lib/testing/model-ground"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"

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

it("asks about nobody, says what came, and counts what it took", async () => {
  const { admin } = await modelGround()
  expect(await tryModel(admin, {})).toMatchObject({ ok: true, classification: "HOT", score: 4 })
  expect(fake.kept[0]?.user).toContain(JSON.stringify(MADE_UP))
  expect(await findModel(admin, {})).toMatchObject({ calls: 1, spent: 0.000132 })
})

it.each([
  [401, "The model's provider refuses the key."],
  [500, "The model could not be reached."],
])("says in words what is wrong: %i", async (status, sentence) => {
  const made = await modelGround()
  fake.be({ do: "fail", times: 1, status })
  expect(await tryModel(made.admin, {})).toMatchObject({ ok: false, sentence })
  const { rows } = await db.owner.query(`select "testOutcome" from "Connection" where id = $1`, [
    made.connectionId,
  ])
  expect(rows[0].testOutcome).toBeTruthy()
  expect(await openTasks(made)).toHaveLength(status === 401 ? 1 : 0)
})

it("asks again at once where the model was left alone, and closes the circuit with its answer", async () => {
  const { admin, clinic } = await modelGround()
  await db.owner.query(
    `insert into "ModelCircuit" ("clinicId", failures, "openUntil") values ($1, 7, now() + interval '1 hour')`,
    [clinic.id],
  )
  expect(await tryModel(admin, {})).toMatchObject({ ok: true })
  expect(await findModel(admin, {})).toMatchObject({ pausedUntil: null })
})

describeRefusals(tryModel, {
  subject: "none",
  prepare: async () => ({ ...(await modelGround()), input: {} }),
  wrongState: {
    when: "where no key can be shown",
    code: "wrong_state",
    prepare: async () => {
      const made = await modelGround()
      await db.owner.query(`update "Connection" set active = false where id = $1`, [made.connectionId])
      return { ...made, input: {} }
    },
  },
})
