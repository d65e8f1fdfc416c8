import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listDeadLetters } from "@/lib/jobs/dead-letters"
import { makeCause } from "@/lib/testing/causes"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { makeDelivery } from "@/lib/testing/webhooks"
import { addMs, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listDeadLetters, {
  subject: "none",
  badInput: { what: "unheard-of" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

const minutesAgo = (minutes: number) => addMs(now(), -minutes * 60_000)

describe("deadLetters.list", () => {
  it("holds failed runs and dead webhook events by time, and of a line the newest failure alone", async () => {
    const clinic = await makeClinic()
    const oldest = await makeRun(clinic.id, { status: "failed", createdAt: minutesAgo(50) })
    const {
      eventIds: [dead],
    } = await makeDelivery(clinic, {
      at: minutesAgo(40),
      items: [{ fate: "dead" }, { fate: "processed" }],
      body: "{}",
    })
    const again = await makeRun(clinic.id, { status: "failed", createdAt: minutesAgo(30) })
    const rerun = await makeRun(clinic.id, { status: "failed", createdAt: minutesAgo(20) })
    await db.owner.query("update engine.run set rerun_of = $1 where id = $2", [again.id, rerun.id])
    for (const settledAs of ["rerun", "discarded"]) {
      const { id } = await makeRun(clinic.id, { status: "failed", createdAt: minutesAgo(10) })
      await db.owner.query("update engine.run set settled_as = $1 where id = $2", [settledAs, id])
    }
    await makeRun(clinic.id)
    await makeRun((await makeClinic()).id, { status: "failed" })
    const admin = await ctxWith(clinic, ["admin"])
    const ids = async (input: object) => (await listDeadLetters(admin, input)).rows.map((row) => row.id)
    expect(await ids({})).toEqual([rerun.id, dead, oldest.id])
    expect((await listDeadLetters(admin, {})).sums).toEqual({
      runs: 2,
      functions: 1,
      patients: 0,
      events: 1,
      isMore: false,
    })
    expect(await ids({ what: "run" })).toEqual([rerun.id, oldest.id])
    expect(await ids({ what: "webhook" })).toEqual([dead])
    expect(await ids({ state: "discarded" })).toHaveLength(1)
    expect(await ids({ function: "import-patients" })).toEqual([])
    const own = await ctxWith(clinic, ["coordinator"])
    expect((await listDeadLetters(own, {})).rows).toEqual([])
    const ownerId = own.actor.kind === "member" ? own.actor.memberId : ""
    const lead = await makeLead(clinic.id, { ownerId })
    const mine = await makeRun(clinic.id, { status: "failed", subjectId: lead.id })
    expect((await listDeadLetters(own, {})).rows.map((row) => row.id)).toEqual([mine.id])
  })

  it("holds the platform's for who looks after the software, each with its cause and when it gave up", async () => {
    const clinic = await makeClinic()
    const { id: causeId, runIds } = await makeCause(null, { functionId: "sweep-inbox", runs: 1 })
    const seen = async (role: "admin" | "operator" | "coordinator") =>
      (await listDeadLetters(await ctxWith(clinic, [role]), { function: "sweep-inbox" })).rows
    const [row] = await seen("operator")
    expect(row).toMatchObject({ id: runIds[0], isPlatform: true, causeId })
    expect(Date.parse(row?.gaveUpAt ?? "")).toBe(Date.parse(row?.at ?? "") + 120)
    expect(await seen("admin")).toHaveLength(1)
    expect(await seen("coordinator")).toEqual([])
    await db.owner.query("delete from engine.run where clinic_id is null")
  })

  it("pages through both kinds without a gap or a repeat", async () => {
    const clinic = await makeClinic()
    const at = minutesAgo(5)
    for (let n = 0; n < 40; n++) await makeRun(clinic.id, { status: "failed", createdAt: at })
    await makeDelivery(clinic, {
      at,
      items: Array.from({ length: 25 }, () => ({ fate: "dead" })),
      body: "{}",
    })
    const admin = await ctxWith(clinic, ["admin"])
    const first = await listDeadLetters(admin, {})
    const second = await listDeadLetters(admin, { cursor: first.nextCursor ?? "" })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 15, null])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(65)
  })
})
