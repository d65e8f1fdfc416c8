import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { asClinicId } from "@/lib/ctx"
import { appDb, closeDb, enginePool, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { emit } from "@/lib/outbox"
import { testDatabase } from "@/lib/testing/db"
import { ended, runsOf, testClient, testEngine } from "@/lib/testing/engine"
import type { Engine } from "./engine"
import { wakeEngine } from "./wake"

const db = await testDatabase()
afterAll(closeDb)

const [here, there] = [newId(), newId()]
const lab = testClient()
const seen: unknown[] = []
const fn = lab.client.createFunction(
  { id: "hears", retries: 0, triggers: [{ event: "said" }] },
  async ({ event, step }) => {
    await step.run("note", () => seen.push(event.data.n))
    return event.data.n
  },
)
let engine: Engine
beforeAll(async () => {
  engine = await testEngine(lab, [fn])
})
afterAll(() => engine.stop())

const say = (clinicId: string, id: string, n: number) => ({ name: "said", id, data: { clinicId, n } })

describe("emit in a transaction of Prisma's", () => {
  it("starts one run for each event once it commits", async () => {
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "a", 1), say(here, "b", 2)]))
    wakeEngine()
    expect((await ended("a"))[0]).toMatchObject({ status: "completed", output: 1 })
    expect((await ended("b"))[0]).toMatchObject({ output: 2 })
  })

  it("starts nothing when it rolls back", async () => {
    const failing = inClinic(asClinicId(here), async (tx) => {
      await emit(tx, [say(here, "rolled", 3)])
      throw new Error("no")
    })
    await expect(failing).rejects.toThrow("no")
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "after", 4)]))
    wakeEngine()
    await ended("after")
    expect(await runsOf("rolled")).toEqual([])
  })

  it("starts one run for an id said twice, in one transaction or two", async () => {
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "twice", 5), say(here, "twice", 5)]))
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "twice", 5)]))
    await ended("twice")
    expect(await runsOf("twice")).toHaveLength(1)
  })

  it("is seen though nobody gave notice", async () => {
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "quiet", 6)]))
    expect((await ended("quiet"))[0]?.status).toBe("completed")
  })
})

describe("row-level security", () => {
  it("shows a clinic its own events, runs and steps, and nothing without one", async () => {
    await inClinic(asClinicId(there), (tx) => emit(tx, [say(there, "theirs", 7)]))
    await ended("theirs")
    const counts = (clinicId: string) =>
      inClinic(
        asClinicId(clinicId),
        (tx) => tx.$queryRaw<object[]>`
        select (select count(*)::int from engine.event) as events, (select count(*)::int from "Run") as runs,
          (select count(*)::int from "Step") as steps`,
      )
    expect(await counts(there)).toEqual([{ events: 1, runs: 1, steps: 1 }])
    expect(await counts(newId())).toEqual([{ events: 0, runs: 0, steps: 0 }])
    expect(await appDb().$queryRaw`select count(*)::int as runs from "Run"`).toEqual([{ runs: 0 }])
  })

  it.each([
    [
      "an event for another clinic",
      `insert into engine.event (id, name, data, clinic_id) values ('x', 'said', '{}', '${there}')`,
    ],
    ["an event for no clinic", `insert into engine.event (id, name, data) values ('x', 'said', '{}')`],
    ["a change to an event", "update engine.event set name = 'other'"],
    [
      "a new run",
      `insert into engine.run (id, function_id, event_id, event_name, max_attempts, clinic_id) values (gen_random_uuid(), 'f', 'e', 'n', 1, '${here}')`,
    ],
    ["a change of a run's output", "update engine.run set output = '1'"],
    ["a claim", "select engine.claim('w', 1, '1 s')"],
  ])("refuses the application %s", async (_, sql) => {
    const client = await db.owner.connect()
    await client.query("begin")
    await client.query("set local role rounds_app")
    await client.query("select set_config('app.clinic_id', $1, true)", [here])
    await expect(client.query(sql)).rejects.toMatchObject({ code: "42501" })
    await client.query("rollback")
    client.release()
  })

  it("starts nothing for an event that names another clinic than its row", async () => {
    await enginePool().query(
      `insert into engine.event (id, name, data, clinic_id) values ('crossed', 'said', $1::json, $2)`,
      [JSON.stringify({ clinicId: there, n: 8 }), here],
    )
    await inClinic(asClinicId(here), (tx) => emit(tx, [say(here, "after-crossed", 9)]))
    await ended("after-crossed")
    expect(await runsOf("crossed")).toEqual([])
    expect(seen).not.toContain(8)
  })
})

it("the views carry what others may read", async () => {
  const columns = async (view: string) =>
    (
      await db.owner.query(
        "select column_name as name from information_schema.columns where table_name = $1",
        [view],
      )
    ).rows.map((row) => row.name)
  expect(await columns("Run")).toEqual(
    expect.arrayContaining(["id", "clinicId", "functionId", "status", "createdAt", "finishedAt"]),
  )
  expect(await columns("Step")).toEqual(expect.arrayContaining(["runId", "name", "status", "attempt"]))
})
