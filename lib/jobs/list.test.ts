import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { listRuns } from "@/lib/jobs/list"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

let here: MadeClinic
let there: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
  there = await makeClinic()
})

describeRefusals(listRuns, {
  subject: "none",
  badInput: { status: "unheard-of" },
  async prepare() {
    return { input: {}, ctxFor: await memberOf(here), strangerFor: await memberOf(there) }
  },
})

describe("runs.list", () => {
  it("finds by state, function, alias, id, time and lead, in its clinic alone", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const lead = newId()
    const failed = await makeRun(clinic.id, { status: "failed", error: { name: "Error", message: "broken" } })
    const message = await makeRun(clinic.id, { functionId: "process-whatsapp-message", subjectId: lead })
    const old = await makeRun(clinic.id, { createdAt: addMs(now(), -86_400_000) })
    await makeRun(there.id)
    const ids = async (input: Parameters<typeof listRuns>[1]) =>
      (await listRuns(admin, input)).rows.map((run) => run.id)

    expect(await ids({})).toEqual([message.id, failed.id, old.id])
    expect(await ids({ status: "failed,running" })).toEqual([failed.id])
    expect(await ids({ function: "whatsapp-message-handler" })).toEqual([message.id])
    expect(await ids({ q: "whatsapp-message" })).toEqual([message.id])
    expect(await ids({ q: failed.id })).toEqual([failed.id])
    expect(await ids({ q: failed.eventId })).toEqual([failed.id])
    expect(await ids({ q: lead })).toEqual([message.id])
    expect(await ids({ q: "nothing like it" })).toEqual([])
    expect(await ids({ to: addMs(now(), -3_600_000).toISOString() })).toEqual([old.id])
    expect(await ids({ from: addMs(now(), -3_600_000).toISOString() })).toEqual([message.id, failed.id])
  })

  it("pages by cursor without a gap or a repeat, though all began in one millisecond", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const at = now()
    for (let i = 0; i < 60; i++) await makeRun(clinic.id, { createdAt: at })
    const first = await listRuns(admin, {})
    const second = await listRuns(admin, { cursor: first.nextCursor ?? "" })
    expect(first.rows).toHaveLength(50)
    expect(second).toMatchObject({ nextCursor: null })
    expect(new Set([...first.rows, ...second.rows].map((run) => run.id)).size).toBe(60)
  })

  it("shows the error that was thrown, not its wrapping, and its name alone in a masked view", async () => {
    const clinic = await makeClinic()
    const error = {
      name: "RetryAfterError",
      message: "x",
      cause: { name: "HubSpotError", message: "429 for Ana" },
    }
    await makeRun(clinic.id, { status: "failed", error })
    const seen = async (role: "admin" | "operator") =>
      (await listRuns(await ctxWith(clinic, [role]), {})).rows[0]?.error
    const coded = { name: "AppError", message: "provider_failed" }
    expect(await seen("admin")).toEqual({ name: "HubSpotError", message: "429 for Ana" })
    expect(await seen("operator")).toEqual({ name: "HubSpotError", message: null })
    await makeRun(clinic.id, { status: "failed", error: coded })
    expect(await seen("operator")).toEqual(coded)
  })

  it("shows a coordinator the runs of own leads", async () => {
    const clinic = await makeClinic()
    const coordinator = await ctxWith(clinic, ["coordinator"])
    const ownerId = coordinator.actor.kind === "member" ? coordinator.actor.memberId : ""
    const own = await makeRun(clinic.id, { subjectId: (await makeLead(clinic.id, { ownerId })).id })
    await makeRun(clinic.id, { subjectId: (await makeLead(clinic.id)).id })
    await makeRun(clinic.id)
    expect((await listRuns(coordinator, {})).rows.map((run) => run.id)).toEqual([own.id])
  })
})
