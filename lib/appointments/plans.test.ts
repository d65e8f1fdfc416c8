import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { calendarView } from "@/lib/appointments/calendar"
import { expireHolds } from "@/lib/appointments/expire-holds"
import { findAppointment } from "@/lib/appointments/find"
import { findSlots } from "@/lib/appointments/find-slots"
import { holdSlot } from "@/lib/appointments/hold"
import { listAppointments } from "@/lib/appointments/list"
import { moveAppointment } from "@/lib/appointments/move"
import { appointmentsOfPatient } from "@/lib/appointments/of-patient"
import { previewMove } from "@/lib/appointments/preview-move"
import { swapAppointments } from "@/lib/appointments/swap"
import { listNextArrivals } from "@/lib/appointments/today"
import { systemCtx } from "@/lib/ctx"
import { inboxPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { fillCalendar } from "@/lib/testing/full-calendar"
import { sentBy } from "@/lib/testing/statements"

const db = await testDatabase()
const FROM = "2037-03-02"
type Filled = Awaited<ReturnType<typeof fillCalendar>>
let filled: Filled
let clinic: Awaited<ReturnType<typeof makeClinic>>
let ctxFor: Awaited<ReturnType<typeof memberOf>>
let rows: { id: string; patientId: string; practitionerId: string; startsAt: Date }[]

beforeAll(async () => {
  clinic = await makeClinic()
  ctxFor = await memberOf(clinic)
  const other = await makeClinic()
  const client = await db.owner.connect()
  const given = { practitioners: 50, days: 60, percent: 80, from: FROM, oldHolds: 20_000 }
  filled = await fillCalendar(client, { ...given, clinicId: clinic.id })
  await fillCalendar(client, { ...given, clinicId: other.id })
  await client.query("vacuum analyze")
  client.release()
  rows = (
    await db.owner.query(
      `select id, "patientId", "practitionerId", "startsAt" from "Appointment" where "clinicId" = $1 and "startsAt" > $2
       order by "startsAt", id limit 400`,
      [clinic.id, `${FROM}T12:00:00Z`],
    )
  ).rows
})

type Plan = {
  "Node Type": string
  "Relation Name"?: string
  "Plan Rows": number
  "Actual Rows"?: number
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plans of what `work` sends, as rounds_app gets them under the policies. */
async function plansOf(work: () => Promise<unknown>): Promise<{ text: string; plan: Plan[] }[]> {
  const sent = (await sentBy(work)).filter(({ text }) => /^\s*(select|with|update|delete)/i.test(text))
  const client = await inboxPool().connect()
  try {
    const plans = []
    for (const { text, values } of sent) {
      await client.query("begin")
      await client.query("select set_config('app.clinic_id', $1, true)", [clinic.id])
      const { rows: found } = await client.query(`explain (format json) ${text}`, values)
      await client.query("rollback")
      plans.push({ text, plan: nodes(found[0]["QUERY PLAN"][0].Plan) })
    }
    return plans
  } finally {
    client.release()
  }
}

const BIG = ["Appointment", "Occupancy", "SlotHold"]

/** Reads of what grows with the years: by an index, and not the whole clinic's either. */
async function expectIndexed(work: () => Promise<unknown>, most = 4_000) {
  const plans = await plansOf(work)
  const touched = plans.flatMap(({ text, plan }) => {
    // A page that walks an index in its order stops when it is full.
    const [top] = plan
    const page = top?.["Node Type"] === "Limit" && !plan.some((node) => /Sort/.test(node["Node Type"])) && top
    return plan
      .filter((node) => BIG.includes(node["Relation Name"] ?? ""))
      .map((node) => ({
        text,
        type: node["Node Type"],
        rows: Math.min(node["Plan Rows"], page ? page["Plan Rows"] : node["Plan Rows"]),
      }))
  })
  expect(touched.length).toBeGreaterThan(0)
  expect(touched.filter((one) => one.type === "Seq Scan" || one.rows > most)).toEqual([])
}

const at = (n: number) => rows[n]!.startsAt.toISOString()

describe("no read of the calendar walks through all of it", () => {
  it("the search for slots", async () => {
    const ctx = ctxFor(["frontdesk"])
    const of = { serviceId: filled.serviceId, fromOn: FROM, days: 60 }
    await expectIndexed(() => findSlots(ctx, of))
    await expectIndexed(() =>
      findSlots(ctx, { ...of, practitionerIds: [filled.practitionerIds[3]!], minutes: 120 }),
    )
    await expectIndexed(() => findSlots(ctx, { ...of, weekdays: [6], untilMinute: 720, minutes: 120 }))
  })

  it("booking, holding, moving and changing places", async () => {
    const ctx = ctxFor(["frontdesk"])
    const { serviceId, practitionerIds, patientIds } = filled
    const slot = { serviceId, practitionerId: practitionerIds[0]! }
    await expectIndexed(() =>
      bookAppointment(ctx, {
        key: newId(),
        patientId: patientIds[0]!,
        ...slot,
        startsAt: `${FROM}T09:00:00.000Z`,
      }),
    )
    await expectIndexed(() => holdSlot(ctx, { ...slot, startsAt: `${FROM}T10:00:00.000Z` }))
    await expectIndexed(() => previewMove(ctx, { id: rows[5]!.id, startsAt: at(60) }))
    await expectIndexed(() => moveAppointment(ctx, { id: rows[5]!.id, from: at(5), startsAt: at(60) }))
    const [one, other] = [rows[7]!, rows[300]!]
    await expectIndexed(() =>
      swapAppointments(ctx, {
        id: one.id,
        withId: other.id,
        from: at(7),
        fromPractitionerId: one.practitionerId,
      }),
    )
  })

  it("the calendar's day, for everybody and for a doctor's own", async () => {
    await expectIndexed(() => calendarView(ctxFor(["coordinator"]), { from: "2037-03-20" }))
    await expectIndexed(() => calendarView(ctxFor(["doctor"]), { from: "2037-03-20" }))
    const practitioner = filled.practitionerIds[9]!
    await expectIndexed(() => calendarView(ctxFor(["admin"]), { from: "2037-03-20", days: 7, practitioner }))
    await expectIndexed(() =>
      calendarView(ctxFor(["admin"]), { from: "2037-03-20", days: 7, room: filled.roomIds[9]! }),
    )
  })

  it("lists, one of them, those of a patient and today's", async () => {
    const ctx = { ...ctxFor(["frontdesk"]), now: new Date(`${FROM}T11:00:00Z`) }
    await expectIndexed(() => listAppointments(ctx, {}))
    await expectIndexed(() => listAppointments(ctx, { practitioner: filled.practitionerIds[4]! }))
    await expectIndexed(() => listAppointments(ctx, { room: filled.roomIds[4]!, status: "scheduled" }))
    await expectIndexed(() => findAppointment(ctx, { id: rows[9]!.id }))
    await expectIndexed(() => appointmentsOfPatient(ctx, { patientId: rows[9]!.patientId }))
    await expectIndexed(() => listNextArrivals(ctx, {}))
  })

  it("the sweep of holds that ran out", async () => {
    await expectIndexed(() => expireHolds(systemCtx(clinic.id, clinic, "expire-holds"), {}), 21_000)
  })
})
