import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { countRuns } from "@/lib/jobs/count"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"

const db = await testDatabase()
afterAll(closeDb)

let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})

describeRefusals(countRuns, {
  subject: "none",
  badInput: { status: "unheard-of" },
  async prepare() {
    return { input: {}, ctxFor: await memberOf(here), strangerFor: await memberOf(await makeClinic()) }
  },
})

describe("runs.count", () => {
  it("is exact while it is small, and one's own alone", async () => {
    const clinic = await makeClinic()
    const coordinator = await ctxWith(clinic, ["coordinator"])
    const ownerId = coordinator.actor.kind === "member" ? coordinator.actor.memberId : ""
    await makeRun(clinic.id, { subjectId: (await makeLead(clinic.id, { ownerId })).id, status: "failed" })
    await makeRun(clinic.id)
    await makeRun(here.id)
    const admin = await ctxWith(clinic, ["admin"])
    expect(await countRuns(admin, {})).toEqual({ value: 2, isEstimate: false })
    expect(await countRuns(coordinator, {})).toEqual({ value: 1, isEstimate: false })
    expect(await countRuns(admin, { status: "failed,completed" })).toEqual({ value: 2, isEstimate: false })
    expect(await countRuns(admin, { cause: crypto.randomUUID() })).toEqual({ value: 0, isEstimate: false })
  })

  it("says that it is an estimate beyond ten thousand, and counts what is rare among them", async () => {
    const clinic = await makeClinic()
    await db.owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, created_at)
       select gen_random_uuid(), 'lead-scoring-workflow', 'count-' || n, 'e', $1, case when n % 100 = 0 then 'failed' else 'completed' end, 3,
         clock_timestamp() - n * interval '1 second' from generate_series(1, 30000) n`,
      [clinic.id],
    )
    await db.owner.query("analyze engine.run")
    const admin = await ctxWith(clinic, ["admin"])
    const all = await countRuns(admin, {})
    expect(all.isEstimate).toBe(true)
    expect(all.value).toBeGreaterThan(20_000)
    expect(all.value).toBeLessThan(45_000)
    expect(all.value % 1_000).toBe(0)
    expect(await countRuns(admin, { dead: "1" })).toEqual({ value: 300, isEstimate: false })
  })
})
