import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { emitRaw, ended, runsOf } from "@/lib/testing/engine"
import { recallGround, visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, HOUR_MS, now, setClock } from "@/lib/time"

await testDatabase()
let worker: { stop(): Promise<void> }
/** The engine with what goes with visits; the schedules of the days that are jumped over stay out of its way. */
beforeAll(async () => {
  const { testEngine } = await import("@/lib/testing/engine")
  const { inngest: client, seam } = await import("@/inngest/client")
  const follow = await import("@/inngest/functions/follow-appointments")
  const { sendRecallReminder } = await import("@/inngest/functions/send-recall-reminder")
  const { surveyAfterVisit } = await import("@/inngest/functions/survey-after-visit")
  worker = await testEngine({ client, seam }, [
    ...Object.values(follow),
    sendRecallReminder,
    surveyAfterVisit,
  ])
})
afterEach(() => setClock(undefined))
afterAll(async () => {
  await worker.stop()
  await closeDb()
})

describe("survey-after-visit", () => {
  it("asks once after the visit, and waits three days for a number", async () => {
    const ground = await visitGround()
    const appointmentId = await ground.visit({ startsAt: addMs(now(), -3 * HOUR_MS) })
    const id = await emitRaw("appointment.completed", { clinicId: ground.clinic.id, appointmentId })
    await expect.poll(async () => (await ground.messages("survey")).length, { timeout: 30_000 }).toBe(1)
    setClock(`+${73 * 3_600}`)
    expect(await ended(id)).toMatchObject([{ status: "completed", output: { status: "expired" } }])
    expect(await ground.messages("survey")).toHaveLength(1)
  })
})

describe("T8 send-recall-reminder", () => {
  it("invites once, also where it is told twice", async () => {
    const ground = await recallGround()
    const data = { clinicId: ground.clinic.id, recallId: ground.id }
    const runs = await Promise.all([emitRaw("recall.due", data), emitRaw("recall.due", data)])
    for (const id of runs) expect(await ended(id)).toMatchObject([{ output: { state: "invited" } }])
    expect(await ground.messages("recall")).toHaveLength(1)
    expect(await ground.read()).toMatchObject({ attempts: 1, status: "reminded" })
  })
})

describe("what a booking and a missed visit bring about", () => {
  it("settles the recall, weighs the appointment, and is due again when it is called off", async () => {
    const ground = await recallGround()
    const appointmentId = await ground.visit({ startsAt: addMs(now(), 6 * DAY_MS), status: "scheduled" })
    const data = { clinicId: ground.clinic.id, appointmentId }
    expect(await ended(await emitRaw("appointment.booked", data))).toMatchObject([
      { functionId: "follow-booking", output: { booked: 1, weighed: 1 } },
    ])
    await ground.set(appointmentId, { status: "cancelled", cancelledAt: now() })
    expect(await ended(await emitRaw("appointment.cancelled", data))).toMatchObject([
      { output: { reopened: 1 } },
    ])
    expect(await ground.read()).toMatchObject({ status: "due", toCall: true, because: "cancelled" })
  })

  it("has somebody call ten minutes after the mark, unless they came by then", async () => {
    const ground = await visitGround()
    const other = await ground.patient()
    const missed = await ground.visit({ daysAgo: 0, status: "no_show" })
    const late = await ground.visit({ daysAgo: 0, status: "no_show", patientId: other })
    const tell = (appointmentId: string) =>
      emitRaw("appointment.missed", { clinicId: ground.clinic.id, appointmentId })
    const ids = [await tell(missed), await tell(late)]
    await ground.set(late, { status: "checked_in", finishedAt: null })
    const asleep = async () => (await Promise.all(ids.map(runsOf))).flat().map((one) => one.status)
    await expect.poll(asleep, { timeout: 30_000 }).toEqual(["sleeping", "sleeping"])
    expect(await ground.tasks()).toEqual([])
    setClock("+660")
    for (const id of ids) await ended(id)
    expect((await ground.tasks()).map((one) => one.sourceId)).toEqual([missed])
  })
})
