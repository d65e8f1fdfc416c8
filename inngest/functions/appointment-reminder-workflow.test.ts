import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { addTemplate } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { testEngine } from "@/lib/testing/engine"
import { setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { type ReminderGround, reminderGround, remindersOf } from "@/lib/testing/reminders"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now, nowMs, setClock, toDate } from "@/lib/time"

const db = await testDatabase()
const fake = makeWhatsappFake()
let server: PartnerServer
let worker: { stop(): Promise<void> }
const startWorker = async () => {
  // Read the environment when loaded, which the database above has just set.
  const { inngest: client, seam } = await import("@/inngest/client")
  const plan = await import("@/inngest/functions/plan-appointment-reminders")
  const { appointmentReminderWorkflow } = await import("@/inngest/functions/appointment-reminder-workflow")
  const { sendAppointmentReminder } = await import("@/inngest/functions/send-appointment-reminder")
  const { sendWhatsappMessage } = await import("@/inngest/functions/send-whatsapp-message")
  const functions = [
    ...Object.values(plan),
    appointmentReminderWorkflow,
    sendAppointmentReminder,
    sendWhatsappMessage,
  ]
  worker = await testEngine({ client, seam }, functions)
}
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
  await startWorker()
})
afterEach(() => {
  setClock(undefined)
  fake.forget()
})
afterAll(async () => {
  await worker.stop()
  await server.close()
})

/** Booked an hour before its first reminder is due, which is at noon of a day ahead of the machine's. */
async function bookedAhead(): Promise<{ ground: ReminderGround; id: string; startsAt: Date }> {
  const ground = await reminderGround()
  for (const name of ["appointment_reminder_24h", "appointment_reminder_2h"])
    await addTemplate(ground.clinic.id, { name, body: "Hello {{1}}: {{2}} with {{3}}." })
  const day = toDate(Math.floor(nowMs() / DAY_MS) * DAY_MS + 3 * DAY_MS)
  const startsAt = addMs(day, 12 * HOUR_MS)
  setClock(addMs(startsAt, -25 * HOUR_MS).toISOString())
  const me = { ...ground.ctxFor(["frontdesk"]), now: now() }
  const { patientId } = ground.lead
  const wanted = ground.booking({ key: newId(), patientId, startsAt: startsAt.toISOString() })
  const { id } = await bookAppointment(me, wanted)
  return { ground, id: id ?? "", startsAt }
}

const left = ({ clinic }: ReminderGround) =>
  inClinic(clinic.id, (tx) => tx.message.count({ where: { purpose: "reminder", externalId: { not: null } } }))
const leftIs = (ground: ReminderGround, count: number) =>
  expect.poll(() => left(ground), { timeout: 60_000, interval: 50 }).toBe(count)
const asleep = (functionId: string) =>
  expect
    .poll(
      async () =>
        (
          await db.owner.query("select 1 from engine.run where function_id = $1 and status = 'sleeping'", [
            functionId,
          ])
        ).rowCount,
      { timeout: 60_000, interval: 50 },
    )
    .toBeGreaterThan(0)

describe("T10 appointment-reminder-workflow", () => {
  it("reminds a day before and two hours before, once each, though the worker is stopped between", async () => {
    const { ground, id, startsAt } = await bookedAhead()
    await asleep("appointment-reminder-workflow")
    expect(await left(ground)).toBe(0)
    setClock(addMs(startsAt, -24 * HOUR_MS + MINUTE_MS).toISOString())
    await leftIs(ground, 1)
    await worker.stop()
    setClock(addMs(startsAt, -2 * HOUR_MS + MINUTE_MS).toISOString())
    await startWorker()
    await leftIs(ground, 2)
    const reminders = await remindersOf(ground, id)
    expect(reminders.map((one) => [one.kind, one.status])).toEqual([
      ["h24", "sent"],
      ["h2", "sent"],
    ])
  }, 180_000)

  it("is silent about what was cancelled while it slept", async () => {
    const { ground, id, startsAt } = await bookedAhead()
    await asleep("appointment-reminder-workflow")
    await cancelAppointment({ ...ground.ctxFor(["frontdesk"]), now: now() }, { id, because: "patient" })
    await expect
      .poll(async () => (await remindersOf(ground, id)).map((one) => one.because), { timeout: 60_000 })
      .toEqual(["cancelled", "cancelled"])
    setClock(addMs(startsAt, -HOUR_MS).toISOString())
    await expect
      .poll(
        async () =>
          (
            await db.owner.query(
              "select status from engine.run where clinic_id = $1 and function_id = 'appointment-reminder-workflow'",
              [ground.clinic.id],
            )
          ).rows.map((one) => one.status),
        { timeout: 60_000 },
      )
      .toEqual(["completed"])
    expect(await left(ground)).toBe(0)
  }, 180_000)
})
