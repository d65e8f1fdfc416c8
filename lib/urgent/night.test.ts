import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { enginePool, inClinic } from "@/lib/db"
import { takeLead } from "@/lib/leads/take"
import { listNotifications } from "@/lib/notifications/list"
import { ctxOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf } from "@/lib/testing/engine"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { awake, readCase, sleeping, waitingLead } from "@/lib/testing/urgent"
import { addMs, clockTime, MINUTE_MS, setClock, toDate } from "@/lib/time"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { fireTier } from "@/lib/urgent/fire"

await testDatabase()
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  // Reads the environment when loaded, which the database above has just set.
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterEach(() => setClock(undefined))
afterAll(() => worker.stop())

// A Monday that the database's clock does not reach: what sleeps until then is woken by the test alone.
const NIGHT = toDate("2036-11-24T01:00:00Z")
const at = (minutes: number, seconds = 1) =>
  setClock(addMs(NIGHT, minutes * MINUTE_MS + seconds * 1_000).toISOString())

/** A clinic at three in the morning, and a HOT lead that has just written. */
async function night(urgency = "none") {
  at(0)
  const clinic = await makeClinic()
  const staff = {
    coordinator: await makeMember(clinic.id, ["coordinator"]),
    admin: await makeMember(clinic.id, ["admin"]),
    doctor: await makeMember(clinic.id, ["doctor"], { name: "Dr. Ilie" }),
  }
  const lead = await waitingLead(clinic.id, { classification: "HOT", urgency, wroteAt: NIGHT })
  const eventId = await emitRaw("lead.scored", {
    clinicId: clinic.id,
    leadId: lead.id,
    scoreId: lead.scoreId,
  })
  await sleeping(eventId)
  const [one] = await inClinic(clinic.id, (tx) => tx.urgentCase.findMany())
  const caseId = one?.id ?? ""
  const told = async (who: keyof typeof staff) =>
    (await listNotifications(ctxOf(clinic, staff[who]), {})).rows.filter((row) => row.kind === "urgent_tier")
      .length
  /** The clocks show this many minutes past three, and the run wakes. */
  const passes = async (minutes: number) => {
    at(minutes)
    const { stepId } = await sleeping(eventId)
    await awake(eventId)
    await Promise.any([ended(eventId), sleeping(eventId, stepId)])
  }
  return { clinic, staff, lead, eventId, caseId, told, passes }
}

const fired = async (clinic: { id: string; timeZone: string }, caseId: string) =>
  (await readCase(clinic.id, caseId)).tiers.map((one) => [
    clockTime(one.firedAt, clinic.timeZone),
    one.duty,
    one.isLate,
  ])

describe("HOT at 03:00 with nobody on", () => {
  it("tells supervisor, manager and on-call doctor at 03:05, 03:10 and 03:15, until somebody acknowledges by name", async () => {
    const { clinic, staff, caseId, told, passes, eventId } = await night()
    expect(await told("coordinator")).toBe(0)
    // The run sleeps until 03:05 by the product's clock.
    expect(clockTime((await sleeping(eventId)).until, clinic.timeZone)).toBe("03:05")

    await passes(5)
    expect(await fired(clinic, caseId)).toEqual([["03:05", "supervisor", false]])
    expect([await told("coordinator"), await told("admin"), await told("doctor")]).toEqual([1, 0, 0])
    await passes(10)
    expect([await told("coordinator"), await told("admin"), await told("doctor")]).toEqual([1, 1, 0])
    await passes(15)
    expect(await fired(clinic, caseId)).toEqual([
      ["03:05", "supervisor", false],
      ["03:10", "manager", false],
      ["03:15", "doctor", false],
    ])
    expect(await told("doctor")).toBe(1)

    at(16)
    await acknowledgeCase(ctxOf(clinic, staff.doctor), { id: caseId, way: "notification" })
    expect(await readCase(clinic.id, caseId)).toMatchObject({
      status: "acknowledged",
      acknowledgedById: staff.doctor.id,
      acknowledgedBy: "notification",
    })
    at(17)
    await takeLead(ctxOf(clinic, staff.doctor), { id: (await readCase(clinic.id, caseId)).leadId })
    await passes(30)
    expect(await fired(clinic, caseId)).toHaveLength(3)
    expect(await readCase(clinic.id, caseId)).toMatchObject({ status: "closed", closedBecause: "taken" })
    expect((await runsOf(eventId))[0]).toMatchObject({ status: "completed", output: { told: 3 } })
  }, 90_000)

  it("told once more, to the next tier, where whoever acknowledged neither answers nor takes it in time", async () => {
    const { clinic, staff, caseId, told, passes } = await night()
    await passes(5)
    at(6)
    await acknowledgeCase(ctxOf(clinic, staff.coordinator), { id: caseId })
    await passes(10)
    expect(await fired(clinic, caseId)).toHaveLength(1)
    await passes(30)
    expect((await readCase(clinic.id, caseId)).tiers.map((one) => [one.duty, one.isAgain])).toEqual([
      ["supervisor", false],
      ["manager", true],
    ])
    expect(await told("admin")).toBe(1)
    expect(await readCase(clinic.id, caseId)).toMatchObject({ status: "acknowledged", nextTierAt: null })
  })

  it("a text to the patient that cannot go keeps no tier from being told", async () => {
    const { clinic, caseId, passes } = await night("critical")
    await passes(5)
    await passes(10)
    await passes(15)
    expect(await fired(clinic, caseId)).toEqual([
      ["03:05", "supervisor", false],
      ["03:10", "manager", false],
      ["03:15", "doctor", false],
    ])
    expect((await readCase(clinic.id, caseId)).distressWhyNot).toBe("not_connected")
  })

  it("after an outage of hours one late call goes out, to the highest tier, never a burst", async () => {
    const { clinic, caseId, told, passes } = await night()
    await passes(180)
    expect(await fired(clinic, caseId)).toEqual([["06:00", "doctor", true]])
    expect([await told("coordinator"), await told("admin"), await told("doctor")]).toEqual([0, 0, 1])
  })

  it("a step that is run again, or a second run beside it, tells nobody twice", async () => {
    const { clinic, lead, caseId, told, passes } = await night()
    await passes(5)
    const job = systemCtx(clinic.id, clinic, "escalate-urgent-case")
    await Promise.all([fireTier(job, { id: caseId }), fireTier(job, { id: caseId })])
    const again = await emitRaw("lead.scored", {
      clinicId: clinic.id,
      leadId: lead.id,
      scoreId: lead.scoreId,
    })
    await sleeping(again)
    at(10)
    await awake(again)
    await passes(10)
    expect(await fired(clinic, caseId)).toHaveLength(2)
    expect([await told("coordinator"), await told("admin")]).toEqual([1, 1])
  })

  it("after the last tier all are told again every quarter of an hour, eight times, and then a task stays with admins", async () => {
    const { clinic, caseId, passes, eventId } = await night()
    await passes(15)
    for (let n = 1; n <= 8; n++) await passes(15.5 + 15 * n)
    const tiers = (await readCase(clinic.id, caseId)).tiers
    expect(tiers.map((one) => one.duty)).toEqual(["doctor", ...Array.from({ length: 8 }, () => "everybody")])
    expect((await runsOf(eventId))[0]?.status).toBe("completed")
    const tasks = await inClinic(clinic.id, (tx) => tx.task.findMany({ where: { status: "open" } }))
    expect(tasks).toMatchObject([{ ownerRole: "admin", effectKey: `urgent:unanswered:${caseId}` }])
    const { rows } = await enginePool().query(
      "select count(*)::int as n from engine.job join engine.run on run.id = job.run_id where run.event_id = $1",
      [eventId],
    )
    expect(rows[0].n).toBe(0)
  })
})
