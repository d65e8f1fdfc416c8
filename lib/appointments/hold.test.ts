import { beforeAll, describe, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { findSlots } from "@/lib/appointments/find-slots"
import { holdSlot } from "@/lib/appointments/hold"
import { releaseHold } from "@/lib/appointments/release-hold"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { again, doubled, outOfStep } from "@/lib/testing/slots"
import { addMs, MINUTE_MS } from "@/lib/time"

const db = await testDatabase()
let ground: AppointmentGround
beforeAll(async () => {
  ground = await appointmentGround()
})

const slot = (startsAt: string, more: object = {}, of = ground) => ({
  serviceId: of.serviceId,
  practitionerId: of.practitionerIds[0]!,
  startsAt,
  ...more,
})

it("keeps a slot for a quarter of an hour; the same slot asked for again is the same hold", async () => {
  const { ctxFor, clinic, lead, wanted, practitionerIds } = ground
  const startsAt = "2037-06-01T09:00:00.000Z"
  const ctx = ctxFor(["frontdesk"])
  const one = await holdSlot(ctx, slot(startsAt, { patientId: lead.patientId }))
  expect(one).toMatchObject({ conflicts: null, expiresAt: addMs(ctx.now, 15 * MINUTE_MS).toISOString() })
  expect(await holdSlot({ ...ctx, now: addMs(ctx.now, MINUTE_MS) }, slot(startsAt))).toEqual(one)
  expect((await recorded(clinic.id, one.id!)).map((fact) => fact.name)).toEqual(["slot.held"])
  const { slots } = await findSlots(
    ctx,
    wanted({ fromOn: "2037-06-01", practitionerIds: [practitionerIds[0]!] }),
  )
  expect(slots.map((free) => free.startsAt)).not.toContain(startsAt)
})

it("S20 a double click holds once", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const clicks = await Promise.all(
    Array.from({ length: 6 }, () => again(() => holdSlot(ctx, slot("2037-06-05T09:00:00.000Z")))),
  )
  expect(new Set(clicks.map((one) => one.id)).size).toBe(1)
  expect(clicks[0]?.id).not.toBeNull()
  await releaseHold(ctx, { id: clicks[0]!.id! })
})

it("keeps colleagues out until it runs out, and then nobody", async () => {
  const { ctxFor, clinic, booking, patient } = ground
  const startsAt = "2037-06-02T09:00:00.000Z"
  const ctx = ctxFor(["frontdesk"])
  const mine = await holdSlot(ctx, slot(startsAt))
  const colleague = await ctxWith(clinic, ["coordinator"])
  const lost = await holdSlot(colleague, slot(startsAt))
  expect(lost).toMatchObject({ id: null, conflicts: [{ conflict: "practitioner_busy", canBeWaved: false }] })
  if (lost.id !== null) throw new Error("held twice")
  expect(lost.others).toHaveLength(6)
  // Nor with the other's hold in hand.
  const given = booking({ startsAt, patientId: await patient(), holdId: mine.id! })
  expect(await bookAppointment(colleague, given)).toMatchObject({ id: null })
  await db.owner.query(`update "SlotHold" set "expiresAt" = now() - interval '1 hour' where id = $1`, [
    mine.id,
  ])
  expect((await bookAppointment(colleague, { ...given, key: newId() })).id).not.toBeNull()
  const hold = await inClinic(clinic.id, (tx) => tx.slotHold.findUniqueOrThrow({ where: { id: mine.id! } }))
  expect(hold.status).toBe("expired")
  expect(await outOfStep(db, clinic.id)).toEqual([])
})

it("is given up for the booking it was made for", async () => {
  const { ctxFor, clinic, booking } = ground
  const startsAt = "2037-06-03T09:00:00.000Z"
  const ctx = ctxFor(["frontdesk"])
  const held = await holdSlot(ctx, slot(startsAt))
  const made = await bookAppointment(ctx, booking({ startsAt, holdId: held.id! }))
  expect(made.conflicts).toBeNull()
  const hold = await inClinic(clinic.id, (tx) => tx.slotHold.findUniqueOrThrow({ where: { id: held.id! } }))
  expect(hold).toMatchObject({ status: "used", appointmentId: made.id })
  expect(await outOfStep(db, clinic.id)).toEqual([])
})

it("keeps no more than ten slots for one person", async () => {
  const { ctxFor, clinic } = ground
  const ctx = await ctxWith(clinic, ["frontdesk"])
  const times = Array.from({ length: 10 }, (_, n) => `2037-06-1${n}T09:00:00.000Z`)
  const held = []
  for (const startsAt of times) held.push(await holdSlot(ctx, slot(startsAt)))
  expect(held.every((one) => one.id !== null)).toBe(true)
  await expect(holdSlot(ctx, slot("2037-06-20T09:00:00.000Z"))).rejects.toMatchObject({ code: "too_many" })
  await releaseHold(ctx, { id: held[0]!.id! })
  expect((await holdSlot(ctx, slot("2037-06-20T09:00:00.000Z"))).id).not.toBeNull()
  expect(ctxFor.member.clinicId).toBe(clinic.id)
})

describe("P8 slot truth", () => {
  it("S20 50 at once hold or book one slot, 50 times: one has it", async () => {
    const of = await appointmentGround({ rooms: 1 })
    const { clinic, booking, patient, practitionerIds } = of
    const [holder, booker] = [await ctxWith(clinic, ["frontdesk"]), await ctxWith(clinic, ["coordinator"])]
    const patientIds = await Promise.all(Array.from({ length: 25 }, patient))
    for (let round = 0; round < 50; round++) {
      const startsAt = new Date(Date.parse("2037-08-01T08:00:00Z") + round * 86_400_000).toISOString()
      const outcomes = await Promise.all(
        patientIds.flatMap((patientId, n) => [
          again(() => bookAppointment(booker, booking({ patientId, startsAt }))),
          again(() =>
            holdSlot(holder, {
              serviceId: of.serviceId,
              // Each its own length, so that none is the repeat of another.
              practitionerId: practitionerIds[n % 2]!,
              minutes: 10 + n,
              patientId,
              startsAt,
            }),
          ),
        ]),
      )
      const won = new Set(outcomes.flatMap((one) => one.id ?? []))
      expect(won.size).toBe(1)
      expect(outcomes.filter((one) => one.id === null && one.others.length === 0)).toEqual([])
      await db.owner.query(
        `update "SlotHold" set status = 'released' where "clinicId" = $1 and status = 'held'`,
        [clinic.id],
      )
    }
    expect(await doubled(db, clinic.id)).toEqual([])
    expect(await outOfStep(db, clinic.id)).toEqual([])
  }, 400_000)
})

describeRefusals(holdSlot, {
  prepare: async () => ({ ...ground, input: slot("2037-07-05T10:00:00.000Z") }),
  badInput: { serviceId: "x", practitionerId: "y", startsAt: "tomorrow" },
  wrongState: {
    when: "somebody who left",
    code: "wrong_state",
    prepare: async () => {
      const of = await appointmentGround()
      await inClinic(of.clinic.id, (tx) => tx.practitioner.updateMany({ data: { retiredAt: new Date(0) } }))
      return { ...of, input: slot("2037-07-05T10:00:00.000Z", {}, of) }
    },
  },
})
