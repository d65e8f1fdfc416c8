import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf, testClient, testEngine, until } from "@/lib/testing/engine"
import type { Engine } from "./engine"

await testDatabase()
afterAll(closeDb)

const stepsOf = async (eventId: string) => {
  const { rows } = await enginePool().query<{ name: string; state: string; race: boolean }>(
    `select name, state, race from engine.step join engine.run on run.id = run_id where event_id = $1 order by seq`,
    [eventId],
  )
  return rows
}

describe.each([
  { mode: "plain", checkpointing: false },
  { mode: "checkpointing", checkpointing: true },
])("group.parallel in mode race, $mode", ({ mode, checkpointing }) => {
  const lab = testClient(`race-${mode}`)
  const { client } = lab
  const event = (name: string) => `${mode}/${name}`
  const on = (name: string) => ({
    retries: 1 as const,
    triggers: [{ event: event(name) }] as [{ event: string }],
  })
  const calls: string[] = []
  const count = (name: string) => calls.filter((call) => call === name).length
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })

  const functions = [
    client.createFunction({ id: "race", ...on("race") }, async ({ step, group }) => {
      const won = await group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.run("quick", () => {
            calls.push("quick")
            return "quick"
          }),
          step.run("slow", async () => {
            calls.push("slow")
            await held
            return "slow"
          }),
        ]),
      )
      const after = await step.run("after", () => {
        calls.push("after")
        return `${won} won`
      })
      return after
    }),
    client.createFunction({ id: "sleeper", ...on("sleeper") }, async ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.run("work", () => "work"),
          step.sleep("nap", "1s").then(() => "nap"),
          step.waitForEvent("hear", { event: event("never"), timeout: "2s" }).then(() => "heard"),
        ]),
      ),
    ),
    client.createFunction({ id: "timer", ...on("timer") }, async ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.race([
          step
            .waitForEvent("hear", { event: event("said"), timeout: "5m" })
            .then((heard) => heard?.data.text),
          step.sleep("nap", "1s").then(() => "nap"),
        ]),
      ),
    ),
    client.createFunction({ id: "losers", ...on("losers") }, async ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.any([
          step.run("bad", () => {
            calls.push("bad")
            throw new Error("bad")
          }),
          step.sleep("nap", "1s").then(() => "nap"),
        ]),
      ),
    ),
  ]

  let engine: Engine
  beforeAll(async () => {
    engine = await testEngine(lab, functions, { checkpointing })
  })
  afterAll(() => engine.stop())

  it("goes on with the first; the run ends with the last of its steps; none runs twice", async () => {
    const id = await emitRaw(event("race"))
    // What comes after the race is done while the slow one is still under way.
    await until(async () =>
      (await stepsOf(id)).some((step) => step.name === "after" && step.state === "done"),
    )
    expect((await runsOf(id))[0]?.status).toBe("running")
    letGo()
    expect((await ended(id))[0]).toMatchObject({ status: "completed", output: "quick won" })
    expect([count("quick"), count("slow"), count("after")]).toEqual([1, 1, 1])
    expect(await stepsOf(id)).toEqual([
      { name: "quick", state: "done", race: true },
      { name: "after", state: "done", race: false },
      { name: "slow", state: "done", race: true },
    ])
  })

  it("of a step with a sleep and a wait", async () => {
    const id = await emitRaw(event("sleeper"))
    await until(async () => (await runsOf(id))[0]?.status === "sleeping")
    expect((await ended(id))[0]).toMatchObject({ status: "completed", output: "work" })
    expect((await stepsOf(id)).map((step) => step.name)).toEqual(["work", "nap", "hear"])
  })

  it("of a wait with a sleep: the wait wins where its event comes", async () => {
    const id = await emitRaw(event("timer"))
    await until(
      async () =>
        (await enginePool().query("select from engine.wait where event_name = $1", [event("said")])).rowCount,
    )
    await emitRaw(event("said"), { text: "here" })
    expect((await ended(id))[0]).toMatchObject({ status: "completed", output: "here" })
  })

  it("a failing one does not win where code asks for any", async () => {
    const [run] = await ended(await emitRaw(event("losers")))
    expect(run).toMatchObject({ status: "completed", output: "nap" })
    expect(count("bad")).toBeGreaterThan(0)
  })
})
