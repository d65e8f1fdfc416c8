import { NonRetriableError } from "inngest"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testClient, testEngine } from "@/lib/testing/engine"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)

const [here, there] = [crypto.randomUUID(), crypto.randomUUID()]
const lab = testClient()
const { client } = lab
const refused = (code: string) => new NonRetriableError(code, { cause: { name: "AppError", message: code } })

const functions = [
  client.createFunction(
    { id: "fails", retries: 0, triggers: [{ event: "fails" }] },
    async ({ event, step }) => {
      await step.run("fine", () => 1)
      await step.run(event.data.step ?? "send", () => {
        throw refused(event.data.code)
      })
    },
  ),
  client.createFunction({ id: "outside", retries: 0, triggers: [{ event: "outside" }] }, async ({ step }) => {
    await step.run("fine", () => 1)
    throw new TypeError("Anna Pop is undefined")
  }),
  client.createFunction({ id: "beside", retries: 0, triggers: [{ event: "beside" }] }, async ({ step }) => {
    await Promise.all([
      step.run("fine", () => 1),
      step.run("broken", () => {
        throw refused("conflict")
      }),
    ])
  }),
  client.createFunction({ id: "works", retries: 0, triggers: [{ event: "works" }] }, async () => 1),
]

async function causesOf(clinicId: string | null, functionId: string) {
  const { rows } = await enginePool().query(
    `select cause.step_name as step, cause.error_name as name, cause.error_code as code, cause.release_sha as release,
       cause.count::int as count, cause.state,
       (select count(*)::int from engine.run where run.fingerprint = cause.fingerprint
         and run.clinic_id is not distinct from cause.clinic_id) as runs
     from engine.cause where clinic_id is not distinct from $1 and function_id = $2 order by cause.id`,
    [clinicId, functionId],
  )
  return rows
}

let engine: Engine
beforeAll(async () => {
  engine = await testEngine(lab, functions, { releaseSha: "abc1234" })
})
afterAll(() => engine.stop())

async function fail(name: string, data: Record<string, unknown> = {}) {
  expect((await ended(await emitRaw(name, data)))[0]?.status).toBe("failed")
}

describe("failures of one cause", () => {
  it("are counted together, by the step and the code that our retry policy tells", async () => {
    for (let i = 0; i < 3; i++) await fail("fails", { clinicId: here, code: "provider_unavailable" })
    expect(await causesOf(here, "fails")).toEqual([
      {
        step: "send",
        name: "AppError",
        code: "provider_unavailable",
        release: "abc1234",
        count: 3,
        state: "open",
        runs: 3,
      },
    ])
  })

  it("are apart by clinic, step and code", async () => {
    await fail("fails", { clinicId: there, code: "provider_unavailable" })
    await fail("fails", { clinicId: there, code: "provider_unavailable", step: "prepare" })
    await fail("fails", { clinicId: there, code: "not_found" })
    const causes = await causesOf(there, "fails")
    expect(causes.map(({ step, code, count }) => `${step} ${code} ${count}`).sort()).toEqual([
      "prepare provider_unavailable 1",
      "send not_found 1",
      "send provider_unavailable 1",
    ])
  })

  it("name no step where it was none's, and never quote the error", async () => {
    await fail("outside")
    await fail("outside")
    expect(await causesOf(null, "outside")).toMatchObject([
      { step: null, name: "TypeError", code: null, count: 2 },
    ])
  })

  it("name the step of a parallel group", async () => {
    await fail("beside", { clinicId: here })
    expect(await causesOf(here, "beside")).toMatchObject([{ step: "broken", code: "conflict", count: 1 }])
  })

  it("are none where a run went well", async () => {
    await ended(await emitRaw("works"))
    expect(await causesOf(null, "works")).toEqual([])
    const { rows } = await enginePool().query(
      "select fingerprint from engine.run where function_id = 'works'",
    )
    expect(rows).toEqual([{ fingerprint: null }])
  })
})
