import { expect, it } from "vitest"
import { daysFrom, type Span } from "@/lib/appointments/spans"
import { addMs, calendarDay, DAY_MS, HOUR_MS, toDate } from "@/lib/time"
import { buildCalendar, type Row } from "@/prisma/demo/calendar"
import { CLINICS, type DemoClinic } from "@/prisma/demo/clinics"
import { dice } from "@/prisma/demo/dice"
import { placesOf, spansOn } from "@/prisma/demo/practitioners"

const FREE = ["cancelled", "no_show", "rescheduled"]

function calendarAt(clinic: DemoClinic, anchor: Date) {
  const places = placesOf({ clinic, clinicId: "c", anchor, memberId: (role) => role })
  const guests = Array.from({ length: 400 }, (_, n) => ({
    id: `p${n}`,
    createdAt: addMs(anchor, -400 * DAY_MS),
  }))
  const staff = { coordinator: "c", frontdesk: "f", caregiver: "g" }
  const throws = dice(clinic.seed + 6)
  const made = buildCalendar({ clinic, clinicId: "c", anchor, throws, places, guests, staff })
  return { places, made, taken: made.rows.filter((row) => !FREE.includes(row.status)) }
}

const overlapsOf = (rows: readonly Row[], keyOf: (row: Row) => string | null | undefined) =>
  rows.filter((one, n) =>
    rows.some(
      (other, m) =>
        m > n &&
        keyOf(one) &&
        keyOf(one) === keyOf(other) &&
        one.busyFrom < other.busyUntil &&
        other.busyFrom < one.busyUntil,
    ),
  )

it("has somebody in the chair and somebody waiting, and nobody twice, whatever the hour and the day of the week", () => {
  for (let hours = 0; hours < 7 * 24; hours += 7) {
    const anchor = addMs(toDate("2026-11-22T22:07:13Z"), hours * HOUR_MS)
    for (const clinic of CLINICS) {
      const { taken } = calendarAt(clinic, anchor)
      const at = `${clinic.slug} ${anchor.toISOString()}`
      expect(
        overlapsOf(taken, (row) => row.practitionerId),
        at,
      ).toEqual([])
      expect(
        overlapsOf(taken, (row) => row.roomId),
        at,
      ).toEqual([])
      const today = taken.filter(
        (row) => calendarDay(row.startsAt, clinic.timeZone) === calendarDay(anchor, clinic.timeZone),
      )
      const here = today.filter((row) => ["checked_in", "in_session"].includes(row.status))
      expect(here.length, at).toBeGreaterThanOrEqual(1)
      expect(today.length, at).toBeGreaterThan(4)
    }
  }
})

it("is as full as a practice is: seven tenths to nine of the hours worked behind us, room ahead", () => {
  const anchor = toDate("2026-11-25T09:20:00Z")
  for (const clinic of CLINICS) {
    const { places, taken } = calendarAt(clinic, anchor)
    const share = (from: number, count: number) => {
      const days = daysFrom(calendarDay(addMs(anchor, from * DAY_MS), clinic.timeZone), count)
      const spans = places.desks.flatMap((desk) => spansOn(desk, days, clinic.timeZone))
      const busy = taken.filter((row) => days.includes(calendarDay(row.startsAt, clinic.timeZone)))
      const length = (some: readonly Span[]) => some.reduce((sum, [start, end]) => sum + end - start, 0)
      const booked = length(busy.map((row): Span => [row.startsAt.getTime(), row.endsAt.getTime()]))
      return booked / length(spans)
    }
    expect(share(-14, 14), clinic.slug).toBeGreaterThan(0.68)
    expect(share(-14, 14), clinic.slug).toBeLessThan(0.9)
    expect(share(8, 7), clinic.slug).toBeGreaterThan(0.35)
    expect(share(8, 7), clinic.slug).toBeLessThan(0.8)
  }
})
