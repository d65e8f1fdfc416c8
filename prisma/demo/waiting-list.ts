import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addMs, calendarDay, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import type { Free } from "@/prisma/demo/calendar"
import { type CareGround as Ground, isFreeOf } from "@/prisma/demo/care-ground"
import { idOf } from "@/prisma/demo/dice"

type Entry = {
  status: "waiting" | "offered" | "booked" | "withdrawn" | "expired"
  service: string
  priority: 0 | 1 | 2
  /** Days ago. */
  since: number
  because?: string
  weekdays?: number[]
  minutes?: [number, number]
  own?: boolean
}

const ENTRIES: readonly Entry[] = [
  {
    status: "waiting",
    service: "root-canal",
    priority: 2,
    since: 1,
    because: "Pain at night, takes tablets.",
  },
  { status: "waiting", service: "filling", priority: 1, since: 4, weekdays: [1, 3, 5] },
  { status: "waiting", service: "check-up", priority: 0, since: 12, minutes: [960, 1080] },
  {
    status: "waiting",
    service: "crown",
    priority: 1,
    since: 2,
    own: true,
    because: "The temporary one broke.",
  },
  { status: "waiting", service: "consultation", priority: 0, since: 9, minutes: [540, 720] },
  { status: "waiting", service: "whitening", priority: 0, since: 20, because: "Before the wedding." },
  { status: "waiting", service: "filling", priority: 0, since: 7, weekdays: [2, 4], minutes: [840, 1080] },
  { status: "waiting", service: "implant", priority: 1, since: 15, own: true },
  { status: "waiting", service: "check-up", priority: 0, since: 1 },
  { status: "booked", service: "filling", priority: 1, since: 10 },
  { status: "booked", service: "consultation", priority: 0, since: 8 },
  { status: "withdrawn", service: "check-up", priority: 0, since: 18 },
  { status: "expired", service: "crown", priority: 0, since: 40 },
  {
    status: "offered",
    service: "check-up",
    priority: 1,
    since: 6,
    because: "Travels from the first of next month.",
  },
  { status: "offered", service: "consultation", priority: 0, since: 3 },
]

/** Who would come sooner: two asked just now with a slot kept for them, others before them; and two kept at the desk. */
export async function addWaitingList(tx: Tx, ground: Ground): Promise<void> {
  const { clinic, clinicId, anchor, regulars, places, made, memberId } = ground
  const rows: Prisma.WaitingListEntryCreateManyInput[] = []
  const holds: (Prisma.SlotHoldCreateManyInput & Free)[] = []
  const offers: Prisma.WaitingListOfferCreateManyInput[] = []
  const id = (what: string, at: Date) => idOf(`${what} ${clinic.slug}`, at)
  const openSlots = made.freed
    .filter(({ at }) => isFreeOf(made.rows, holds, at))
    .filter((one, n, all) => all.findIndex((other) => !isFreeOf([], [other.at], one.at)) === n)
  const slots: Prisma.FreedSlotCreateManyInput[] = []
  const day = (n: number) => toDate(`${calendarDay(addMs(anchor, n * DAY_MS), clinic.timeZone)}T00:00:00Z`)
  const offer = (
    entryId: string,
    n: number,
    freed: Freed,
    status: string,
    askedAt: Date,
    more: object = {},
  ) => {
    const holdId = id(`offer hold ${n} ${status}`, askedAt)
    const isOpen = status === "offered"
    const expiresAt = isOpen ? addMs(anchor, (75 + n * 20) * MINUTE_MS) : addMs(askedAt, 2 * HOUR_MS)
    holds.push({
      ...{ id: holdId, clinicId, ...freed.at, patientId: rows.find((one) => one.id === entryId)?.patientId },
      ...{ purpose: "waiting_list", status: isOpen ? "held" : status === "accepted" ? "used" : "released" },
      ...{ expiresAt, createdAt: askedAt },
    })
    offers.push({
      ...{ id: id(`offer ${n} ${status}`, askedAt), clinicId, entryId, holdId, status, expiresAt },
      ...{
        score: REASONS.reduce((sum, one) => sum + one.points, 0),
        reasons: REASONS,
        slotId: freed.id,
        way: freed.id ? "message" : "phone",
        createdAt: askedAt,
      },
      answeredAt: isOpen ? null : addMs(askedAt, 50 * MINUTE_MS),
      ...more,
    })
  }
  for (const [n, one] of ENTRIES.entries()) {
    const createdAt = addMs(anchor, -one.since * DAY_MS - n * 7 * MINUTE_MS)
    const entryId = id(`waiting ${n}`, createdAt)
    const isOpen = one.status === "waiting" || one.status === "offered"
    const slot = openSlots[n % 2]
    const status = one.status === "offered" && !slot ? "waiting" : one.status
    // Those who were booked from it are whose appointment says so.
    const booked = made.rows.filter((row) => row.source === "waiting_list" && row.startsAt > anchor)[n % 2]
    const patientId =
      (one.status === "booked" ? booked?.patientId : undefined) ?? regulars[n * 7 + 3]?.id ?? ""
    const wishes = places.desks.filter((desk) => desk.services.includes(one.service)).map((desk) => desk.id)
    rows.push({
      ...{ id: entryId, clinicId, patientId, status, priority: one.priority, createdAt },
      serviceId: slot && one.status === "offered" ? slot.at.serviceId : places.serviceId(one.service),
      practitionerIds: one.own ? wishes.slice(0, 1) : [],
      ...{ weekdays: one.weekdays ?? [], because: one.because ?? null },
      ...{ earliestOn: day(0), latestOn: n % 3 === 0 ? day(30) : null },
      ...{ fromMinute: one.minutes?.[0] ?? null, untilMinute: one.minutes?.[1] ?? null },
      createdById: memberId(n % 2 ? "frontdesk" : "coordinator"),
      endedAt: isOpen ? null : addMs(anchor, -(n % 5) * DAY_MS - HOUR_MS),
      updatedAt: createdAt,
    })
    if (status === "offered" && slot) {
      const { practitionerId, startsAt, endsAt } = slot.at
      const slotId = id(`free ${slot.id}`, addMs(anchor, -4 * HOUR_MS))
      slots.push({
        ...{
          id: slotId,
          clinicId,
          practitionerId,
          startsAt,
          endsAt,
          appointmentId: slot.id,
          cause: "cancelled",
        },
        ...{ nextAt: addMs(anchor, (75 + n * 20) * MINUTE_MS), createdAt: addMs(anchor, -4 * HOUR_MS) },
      })
      const before = rows.filter((other) => other.status === "waiting")[n % 3]
      if (before)
        offer(before.id, n, { id: slotId, at: slot.at }, "declined", addMs(anchor, -3 * HOUR_MS), {
          declinedBecause: "time",
        })
      offer(entryId, n, { id: slotId, at: slot.at }, "offered", addMs(anchor, -25 * MINUTE_MS))
    }
    if (one.status === "booked" && booked) {
      const { id: appointmentId, createdAt: at, ...rest } = booked
      offer(entryId, n, { id: null, at: freeOf(rest) }, "accepted", addMs(at, -HOUR_MS), { appointmentId })
    }
  }
  for (const [n, one] of [openSlots[2], openSlots[3]].entries())
    if (one)
      holds.push({
        ...{
          id: id(`hold ${n}`, anchor),
          clinicId,
          ...one.at,
          purpose: n ? "agent" : "choosing",
          status: "held",
        },
        ...{ patientId: regulars[n]?.id, heldById: n ? null : memberId("frontdesk") },
        ...{ expiresAt: addMs(anchor, (n ? 45 : 15) * MINUTE_MS), createdAt: addMs(anchor, -MINUTE_MS) },
      })
  await tx.waitingListEntry.createMany({ data: rows, skipDuplicates: true })
  await tx.slotHold.createMany({ data: holds, skipDuplicates: true })
  await tx.freedSlot.createMany({ data: slots, skipDuplicates: true })
  await tx.waitingListOffer.createMany({ data: offers, skipDuplicates: true })
}

type Freed = { id: string | null; at: Free }
const freeOf = ({
  practitionerId,
  roomId,
  serviceId,
  startsAt,
  endsAt,
  busyFrom,
  busyUntil,
}: Free): Free => ({
  ...{ practitionerId, roomId: roomId ?? null, serviceId, startsAt, endsAt, busyFrom, busyUntil },
})
const REASONS = [
  { reason: "soon", points: 30 },
  { reason: "waited", points: 6, n: 6 },
  { reason: "no_appointment", points: 10 },
]
