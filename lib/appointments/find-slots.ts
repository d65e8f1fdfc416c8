import { deskFacts, findService, type ServiceFound } from "@/lib/appointments/desks"
import { type Free, freeSlots } from "@/lib/appointments/free-slots"
import { FindSlotsInput, type FreeSlot, type SlotPage } from "@/lib/appointments/schema"
import { daysFrom, weekdayOf } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { addMs, calendarDay, SECOND_MS, toDate } from "@/lib/time"

/** Days looked at before it is asked again whether enough were found. */
const STRETCH = 7

/** Times that can be had, soonest first. A full calendar is walked through a week at a time until enough were found. */
export const findSlots = query({
  name: "appointments.find_slots",
  may: "appointments.write",
  input: FindSlotsInput,
  run: ({ tx, ctx, input }) => slotsFor(tx, ctx, input),
  reads: () => null,
})

export async function slotsFor(
  tx: Tx,
  ctx: Ctx,
  input: FindSlotsInput,
  but: readonly string[] = [],
): Promise<SlotPage> {
  const service = await findService(tx, input.serviceId)
  const wantedIds = input.practitionerIds.filter(isId)
  const practitioners = await tx.practitioner.findMany({
    where: {
      retiredAt: null,
      id: { in: [...service.by.keys()].filter((id) => wantedIds.length === 0 || wantedIds.includes(id)) },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  })
  const today = calendarDay(ctx.now, ctx.clinic.timeZone)
  const first = input.fromOn && input.fromOn > today ? input.fromOn : today
  const days = daysFrom(first, input.days)
  const after = input.cursor
    ? readPlace(input.cursor, "slot", (text) => text !== null && isInstant(text))
    : null
  const startDay = after?.value ? calendarDay(toDate(after.value), ctx.clinic.timeZone) : first
  const found: Free[] = []
  let lookedUntil = startDay
  for (
    let n = Math.max(days.indexOf(startDay), 0);
    n < days.length && found.length <= input.limit;
    n += STRETCH
  ) {
    const stretch = days.slice(n, n + STRETCH)
    lookedUntil = stretch.at(-1) ?? lookedUntil
    found.push(
      ...(await inStretch(tx, ctx, {
        service,
        practitioners,
        input,
        stretch,
        but,
        after: after?.value ?? null,
        afterId: after?.id ?? "",
      })),
    )
  }
  const shown = found.slice(0, input.limit)
  const last = shown.at(-1)
  return {
    slots: shown.map(toSlot(service, practitioners)),
    nextCursor:
      last && found.length > shown.length
        ? writePlace("slot", { value: toDate(last.from).toISOString(), id: last.practitionerId })
        : null,
    lookedUntil,
  }
}

type Stretch = {
  service: ServiceFound
  practitioners: readonly { id: string; name: string }[]
  input: FindSlotsInput
  stretch: readonly string[]
  but: readonly string[]
  after: string | null
  afterId: string
}

async function inStretch(
  tx: Tx,
  ctx: Ctx,
  { service, practitioners, input, stretch, but, after, afterId }: Stretch,
): Promise<Free[]> {
  const wantedDays = stretch.filter(
    (day) => input.weekdays.length === 0 || input.weekdays.includes(weekdayOf(day)),
  )
  const [day] = stretch
  if (wantedDays.length === 0 || practitioners.length === 0 || !day) return []
  const roomIds =
    service.rooms?.map((room) => room.id).filter((id) => !input.roomId || id === input.roomId) ?? []
  const practitionerIds = practitioners.map((one) => one.id)
  const facts = await deskFacts(tx, ctx, { practitionerIds, roomIds, day, days: stretch.length, but })
  const desks = practitionerIds.map((id) => ({
    practitionerId: id,
    minutes: input.minutes ?? service.by.get(id) ?? service.minutes,
    hours: facts.hoursOf(id),
    extra: facts.extraOf(id),
    closed: [...facts.closed, ...facts.awayOf(id)],
    busy: facts.busyOf(id),
  }))
  const place = new Map(practitionerIds.map((id, n) => [id, n]))
  const afterMs = after ? toDate(after).getTime() : null
  return freeSlots(
    desks,
    {
      ...service,
      rooms: service.rooms && roomIds.map(facts.roomOf),
      fromMinute: input.fromMinute ?? null,
      untilMinute: input.untilMinute ?? null,
      notBefore: addMs(ctx.now, SECOND_MS).getTime(),
    },
    wantedDays,
    ctx.clinic.timeZone,
  ).filter(
    (one) =>
      afterMs === null ||
      one.from > afterMs ||
      (one.from === afterMs && place.get(one.practitionerId)! > (place.get(afterId) ?? -1)),
  )
}

function toSlot(service: ServiceFound, practitioners: readonly { id: string; name: string }[]) {
  const names = new Map([...practitioners, ...(service.rooms ?? [])].map((one) => [one.id, one.name]))
  return (one: Free): FreeSlot => ({
    startsAt: toDate(one.from).toISOString(),
    endsAt: toDate(one.until).toISOString(),
    practitionerId: one.practitionerId,
    practitioner: names.get(one.practitionerId) ?? "",
    roomId: one.roomId,
    room: one.roomId ? (names.get(one.roomId) ?? null) : null,
  })
}
