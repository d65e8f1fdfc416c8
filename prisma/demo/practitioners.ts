import type { Desk } from "@/lib/appointments/free-slots"
import { workingSpans } from "@/lib/appointments/free-slots"
import { daysFrom, joined, type Span, type UsualHours } from "@/lib/appointments/spans"
import { instantOf } from "@/lib/clinics/opening-hours"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addMs, calendarDay, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"
import { PRACTITIONERS, ROOMS, SERVICES } from "@/prisma/demo/services"

type Given = {
  clinic: DemoClinic
  clinicId: string
  anchor: Date
  memberId: (role: "doctor" | "admin") => string
}

/** Opened a year and a half ago: what is older than the calendar follows from it, too. */
const OPENED = 540 * DAY_MS
export const QUARTER_MS = 15 * MINUTE_MS

export type DemoDesk = {
  id: string
  name: string
  roomId: string
  services: readonly string[]
  hours: readonly UsualHours[]
  exceptions: Pick<Desk, "extra" | "closed">
}
export type DemoPlaces = {
  desks: DemoDesk[]
  roomId: (name: string) => string
  serviceId: (key: string) => string
}

/** Who works here, where, at what and when; away and there out of hours. */
export async function seedPractitioners(tx: Tx, given: Given): Promise<DemoPlaces> {
  const { rows, ...places } = placesOf(given)
  const skipDuplicates = true
  await tx.room.createMany({ data: rows.rooms, skipDuplicates })
  await tx.practitioner.createMany({ data: rows.practitioners, skipDuplicates })
  await tx.service.createMany({ data: rows.services, skipDuplicates })
  await tx.servicePractitioner.createMany({ data: rows.does, skipDuplicates })
  await tx.serviceRoom.createMany({ data: rows.where, skipDuplicates })
  await tx.workingHours.createMany({ data: rows.hours, skipDuplicates })
  await tx.hoursException.createMany({ data: rows.exceptions, skipDuplicates })
  return places
}

export function placesOf(given: Given): DemoPlaces & { rows: PlaceRows } {
  const { clinic, clinicId, anchor, memberId } = given
  const { slug, currency } = clinic
  const opened = addMs(anchor, -OPENED)
  const roomId = (name: string) => idOf(`room ${name} ${slug}`, opened)
  const serviceId = (key: string) => idOf(`service ${key} ${slug}`, opened)
  const practitionerId = (key: string) => idOf(`practitioner ${key} ${slug}`, opened)
  const stamps = { createdAt: opened, updatedAt: opened }
  const hours = PRACTITIONERS[slug].map((who) =>
    who.shifts.flatMap(([days, fromMinute, untilMinute]) =>
      days.map((weekday) => ({ weekday, fromMinute, untilMinute, roomId: roomId(who.room), who: who.key })),
    ),
  )
  const usual = hours.map((some) =>
    some.map(({ who: _, ...one }): UsualHours => ({ ...one, validFrom: null, validUntil: null })),
  )
  const exceptions = exceptionsOf(given, { roomId, practitionerId }, usual)
  const spansOf = (kind: string, who: string) =>
    joined(
      exceptions
        .filter(
          (one) => one.kind === kind && !one.roomId && (!one.practitionerId || one.practitionerId === who),
        )
        .map((one): Span => [toDate(one.startsAt).getTime(), toDate(one.endsAt).getTime()]),
    )
  const rows = {
    exceptions,
    rooms: ROOMS[slug].map((name, position) => ({ id: roomId(name), clinicId, name, position, ...stamps })),
    practitioners: PRACTITIONERS[slug].map(({ key, name, title, colour, isDoctor }, position) => ({
      id: practitionerId(key),
      clinicId,
      memberId: isDoctor ? memberId("doctor") : null,
      ...{ name, title, colour, position, ...stamps },
    })),
    services: SERVICES.map((one, position) => ({
      ...{ id: serviceId(one.key), clinicId, name: one.name, names: one.names, minutes: one.minutes },
      bufferBeforeMinutes: one.before ?? 0,
      bufferAfterMinutes: one.after ?? 0,
      stepMinutes: one.step ?? 15,
      needsRoom: one.rooms !== false,
      recallMonths: one.recall ?? null,
      priceMinor: currency === "INR" ? Math.round((one.price * 45) / 50_00) * 50_00 : one.price,
      ...{ position, ...stamps },
    })),
    does: PRACTITIONERS[slug].flatMap((who) =>
      who.services.map((key) => ({
        ...{ clinicId, practitionerId: practitionerId(who.key), serviceId: serviceId(key) },
        minutes: minutesOf(who, key),
      })),
    ),
    where: SERVICES.flatMap((one) =>
      (one.rooms || []).map((name) => ({ clinicId, serviceId: serviceId(one.key), roomId: roomId(name) })),
    ),
    hours: hours.flat().map(({ who, ...one }) => ({
      id: idOf(`hours ${who} ${one.weekday} ${one.fromMinute} ${slug}`, opened),
      ...{ clinicId, practitionerId: practitionerId(who), ...one },
    })),
  }
  const desks = PRACTITIONERS[slug].map((who, n) => {
    const id = practitionerId(who.key)
    const kept = { extra: spansOf("open", id), closed: spansOf("closed", id) }
    return {
      ...{ id, name: who.name, roomId: roomId(who.room), services: who.services },
      ...{ hours: usual[n] ?? [], exceptions: kept },
    }
  })
  return { desks, roomId, serviceId, rows }
}

type PlaceRows = {
  rooms: Prisma.RoomCreateManyInput[]
  practitioners: Prisma.PractitionerCreateManyInput[]
  services: Prisma.ServiceCreateManyInput[]
  does: Prisma.ServicePractitionerCreateManyInput[]
  where: Prisma.ServiceRoomCreateManyInput[]
  hours: Prisma.WorkingHoursCreateManyInput[]
  exceptions: Prisma.HoursExceptionCreateManyInput[]
}

/** The hygienist takes more time over a check-up. */
export const minutesOf = (who: { services: readonly string[] }, key: string): number | null =>
  key === "check-up" && !who.services.includes("filling") ? 60 : null

/**
 * A day ill last week, days off the week after next, training, a room being repaired; and where the demo is started
 * outside hours, two who are on duty around then.
 */
function exceptionsOf(
  { clinic, clinicId, anchor, memberId }: Given,
  ids: { roomId: (name: string) => string; practitionerId: (key: string) => string },
  usual: readonly (readonly UsualHours[])[],
): Prisma.HoursExceptionCreateManyInput[] {
  const { slug, timeZone } = clinic
  const days = daysFrom(calendarDay(addMs(anchor, -14 * DAY_MS), timeZone), 29)
  const at = (day: number, minute: number) => toDate(instantOf(days[14 + day] ?? "", minute, timeZone))
  const one = (
    what: string,
    startsAt: Date,
    endsAt: Date,
    more: Omit<Prisma.HoursExceptionCreateManyInput, "id" | "clinicId" | "startsAt" | "endsAt">,
  ) => ({
    id: idOf(`exception ${what} ${slug}`, addMs(anchor, -20 * DAY_MS)),
    clinicId,
    ...{ startsAt, endsAt, createdById: memberId("admin"), createdAt: addMs(anchor, -20 * DAY_MS), ...more },
  })
  const [first, second, third] = ["first", "second", "third"].map(ids.practitionerId)
  const away = { kind: "closed" }
  const isInHours = usual.slice(0, 2).some((hours) => {
    const [day] = daysFrom(calendarDay(anchor, timeZone), 1)
    return workingSpans({ hours, extra: [], closed: [] }, [day ?? ""], timeZone).some(
      ([from, until]) => from + HOUR_MS / 2 <= anchor.getTime() && anchor.getTime() < until - HOUR_MS,
    )
  })
  const quarter = toDate(Math.floor(anchor.getTime() / QUARTER_MS) * QUARTER_MS)
  const duty = isInHours
    ? []
    : [first, second].map((practitionerId, n) =>
        one(`duty ${n}`, addMs(quarter, -3 * HOUR_MS), addMs(quarter, 4 * HOUR_MS), {
          ...{ practitionerId: practitionerId ?? null, kind: "open", cause: "extra_hours" },
          note: "On duty",
        }),
      )
  return [
    one("ill", at(-6, 0), at(-5, 0), { ...away, practitionerId: third ?? null, cause: "sick" }),
    one("vacation", at(9, 0), at(12, 0), { ...away, practitionerId: second ?? null, cause: "vacation" }),
    one("training", at(6, 13 * 60), at(6, 18 * 60), {
      ...{ ...away, practitionerId: first ?? null, cause: "training", note: "Course on guided surgery" },
    }),
    one("meeting", at(3, 17 * 60), at(3, 18 * 60), { ...away, cause: "meeting", note: "Team meeting" }),
    one("repair", at(2, 8 * 60), at(2, 12 * 60), {
      ...{ ...away, roomId: ids.roomId("Surgery"), cause: "maintenance", note: "New lamp" },
    }),
    ...duty,
  ]
}

/** When this one is there on these days. */
export const spansOn = (desk: DemoDesk, days: readonly string[], timeZone: string): Span[] =>
  workingSpans({ hours: desk.hours, ...desk.exceptions }, days, timeZone)
