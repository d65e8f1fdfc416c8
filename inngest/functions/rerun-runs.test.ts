import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { findRun } from "@/lib/jobs/find"
import { findRerun } from "@/lib/reruns/find"
import { requestRerun } from "@/lib/reruns/request"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, testEngine, until } from "@/lib/testing/engine"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { asked } from "@/lib/testing/reruns"

const db = await testDatabase()
// They read the environment when loaded, which the database above has just set.
const { inngest, seam } = await import("@/inngest/client")
const { rerunRuns } = await import("@/inngest/functions/rerun-runs")
afterAll(closeDb)

let isDown = true
let entered: string[] = []
beforeEach(() => {
  isDown = true
  entered = []
})

/** The product's own function by name; how often each step ran is what is looked at. */
const scoring = inngest.createFunction(
  { id: "lead-scoring-workflow", retries: 0, triggers: [{ event: "message.received" }] },
  async ({ step, event }) => {
    const say = (name: string) => entered.push(`${name} ${event.data.n}`)
    await step.run("read", () => say("read"))
    await step.run("score", () => say("score"))
    await step.run("notify", () => {
      say("notify")
      if (isDown) throw new AppError("wrong_state")
    })
    return "well"
  },
)

const times = (name: string, n: number) => entered.filter((one) => one === `${name} ${n}`).length

async function failedRuns(count: number) {
  const clinic = await makeClinic()
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const eventId = await emitRaw("message.received", { clinicId: clinic.id, n })
    const [run] = await ended(eventId)
    expect(run?.status).toBe("failed")
    ids.push(run?.id ?? "")
  }
  return { clinic, ids, admin: await ctxWith(clinic, ["admin"]) }
}

describe("rerun-runs", () => {
  it("keeps what was done before the step that failed, follows each run, and is told as one action", async () => {
    const engine = await testEngine({ client: inngest, seam }, [rerunRuns, scoring])
    const { clinic, ids, admin } = await failedRuns(3)
    isDown = false
    const input = asked(ids, { from: "failed_step" })
    const [{ id }] = await Promise.all([requestRerun(admin, input), requestRerun(admin, input)])
    const done = await until(async () => {
      const seen = await findRerun(admin, { id })
      return seen.status === "done" && seen
    })
    await engine.stop()
    expect(done.counts).toMatchObject({ completed: 3, failed: 0, waiting: 0, started: 0 })
    for (const n of [0, 1, 2])
      expect(["read", "score", "notify"].map((name) => times(name, n))).toEqual([1, 1, 2])
    const [item] = done.items
    const made = await findRun(admin, { id: item?.newRunId ?? "" })
    expect(made).toMatchObject({ status: "completed", rerunOf: item?.runId })
    expect((await findRun(admin, { id: item?.runId ?? "" })).settledAs).toBe("rerun")
    expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual([
      "rerun.started",
      "rerun.finished",
    ])
    const { rows } = await db.owner.query(
      `select count(*)::int as facts from "Fact" where "clinicId" = $1 and name like 'run.%'`,
      [clinic.id],
    )
    expect(rows).toEqual([{ facts: 0 }])
  })

  it("from the start does every step once more, and leaves what fails again to be seen", async () => {
    const engine = await testEngine({ client: inngest, seam }, [rerunRuns, scoring])
    const { ids, admin } = await failedRuns(1)
    const { id } = await requestRerun(admin, asked(ids))
    const done = await until(async () => {
      const seen = await findRerun(admin, { id })
      return seen.status === "done" && seen
    })
    await engine.stop()
    expect(done.counts).toMatchObject({ completed: 0, failed: 1 })
    expect(["read", "score", "notify"].map((name) => times(name, 0))).toEqual([2, 2, 2])
    expect((await findRun(admin, { id: ids[0] ?? "" })).settledAs).toBeNull()
  })

  it("from a named step does that one and what follows it", async () => {
    const engine = await testEngine({ client: inngest, seam }, [rerunRuns, scoring])
    const { ids, admin } = await failedRuns(1)
    isDown = false
    const { id } = await requestRerun(admin, asked(ids, { from: "step", step: "score" }))
    await until(async () => (await findRerun(admin, { id })).status === "done")
    await engine.stop()
    expect(["read", "score", "notify"].map((name) => times(name, 0))).toEqual([1, 2, 2])
  })
})
