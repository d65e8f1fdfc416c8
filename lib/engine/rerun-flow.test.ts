import { createHash } from "node:crypto"
import { afterAll, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine } from "@/lib/testing/engine"

await testDatabase()
afterAll(closeDb)

const hashed = (id: string) => createHash("sha1").update(id).digest("hex")

const calls: string[] = []
let broken = true
const made = testClient()
const fn = made.client.createFunction(
  { id: "chain", retries: 0, triggers: [{ event: "chain" }] },
  async ({ step }) => {
    const one = await step.run("one", () => {
      calls.push("one")
      return { at: "\u0000", n: 1 }
    })
    const two = await step.run("two", () => {
      calls.push("two")
      return one.n + 1
    })
    return step.run("three", () => {
      calls.push("three")
      if (broken) throw new Error("down")
      return two + 1
    })
  },
)
const other = made.client.createFunction(
  { id: "stranger", retries: 0, triggers: [{ event: "chain", if: "event.data.never == 1" }] },
  async ({ step }) => step.run("one", () => calls.push("stranger one")),
)

async function rerun(of: string, from: string | null, only = "chain", clinicId: string | null = null) {
  const id = crypto.randomUUID()
  await enginePool().query(
    `insert into engine.event (id, name, data, only_function, rerun_of, rerun_from, rerun_action, clinic_id)
     values ($1, 'chain', '{}', $2, $3, $4, gen_random_uuid(), $5)`,
    [id, only, of, from, clinicId],
  )
  await enginePool().query("select pg_notify('engine_wake', '')")
  return id
}
const stepsOf = async (runId: string | undefined) =>
  (
    await enginePool().query<{ name: string; keptFrom: string | null }>(
      `select name, kept_from as "keptFrom" from engine.step where run_id = $1 order by seq`,
      [runId],
    )
  ).rows

it("a rerun from a step keeps what was done before it, and nothing of another function or clinic", async () => {
  const engine = await testEngine(made, [fn, other])
  const [failed] = await ended(await emitRaw("chain"))
  expect(failed?.status).toBe("failed")
  const origin = failed?.id ?? ""
  broken = false

  calls.length = 0
  const [fromFailed] = await ended(await rerun(origin, ""))
  expect(fromFailed).toMatchObject({ status: "completed", output: 3 })
  expect(calls).toEqual(["three"])
  expect(await stepsOf(fromFailed?.id)).toEqual([
    { name: "one", keptFrom: origin },
    { name: "two", keptFrom: origin },
    { name: "three", keptFrom: null },
  ])

  calls.length = 0
  const [fromTwo] = await ended(await rerun(origin, hashed("two")))
  expect(fromTwo).toMatchObject({ status: "completed", output: 3 })
  expect(calls).toEqual(["two", "three"])

  calls.length = 0
  await ended(await rerun(origin, null))
  expect(calls).toEqual(["one", "two", "three"])

  // Kept once more, it names the run in which it was really done.
  const [again] = await ended(await rerun(fromFailed?.id ?? "", hashed("three")))
  expect((await stepsOf(again?.id))[0]).toEqual({ name: "one", keptFrom: origin })

  calls.length = 0
  const strange = await rerun(origin, "", "stranger")
  expect(await ended(strange)).toMatchObject([{ status: "completed" }])
  expect(calls).toEqual(["stranger one"])
  calls.length = 0
  await ended(await rerun(origin, "", "chain", crypto.randomUUID()))
  expect(calls).toEqual(["one", "two", "three"])

  const { rows } = await enginePool().query(
    "select rerun_of, rerun_from, rerun_action is not null as named, trace from engine.run where id = $1",
    [fromFailed?.id],
  )
  expect(rows[0]).toMatchObject({ rerun_of: origin, rerun_from: "", named: true })
  expect(rows[0].trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect((await runsOf(strange))[0]?.status).toBe("completed")
  await engine.stop()
})
