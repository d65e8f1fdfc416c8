import { deskFacts, findService, type ServiceFound } from "@/lib/appointments/desks"
import { type Free, withRooms } from "@/lib/appointments/free-rooms"
import { type Desk, dayBounds, type Start, startsByDay } from "@/lib/appointments/free-slots"
import { gapsOf } from "@/lib/appointments/gaps"
import { FindSlotsInput, type FreeSlot, type SlotPage } from "@/lib/appointments/schema"
import { daysFrom, weekdayOf } from "@/lib/appointments/spans"
import type { Ctx } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { addMs, calendarDay, DAY_MS, MINUTE_MS, SECOND_MS, toDate } from "@/lib/time"

/** Days looked at before it is asked whether enough were found, and how many times as many the next time. */
const STRETCH = 4
const LONGER = 4
/** More begins than are wanted are asked for a room at once: not all will have one. */
const SPARE = 40

/** Times that can be had, soonest first. A full calendar is walked through in ever longer stretches. */
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
  const practitioners = await standingOf(tx, service, input.practitionerIds)
  const today = calendarDay(ctx.now, ctx.clinic.timeZone)
  const first = input.fromOn && input.fromOn > today ? input.fromOn : today
  const all = daysFrom(first, input.days)
  const after = input.cursor
    ? readPlace(input.cursor, "slot", (text) => text !== null && isInstant(text))
    : null
  const startDay = after?.value ? calendarDay(toDate(after.value), ctx.clinic.timeZone) : first
  const days = all
    .filter((day) => day >= startDay)
    .filter((day) => input.weekdays.length === 0 || input.weekdays.includes(weekdayOf(day)))
  const roomIds =
    service.rooms?.map((room) => room.id).filter((id) => !input.roomId || id === input.roomId) ?? null
  const rooms = { service, roomIds, but }
  const isAfter = afterPlace(after, practitioners)
  const found: Free[] = []
  let waiting: Start[] = []
  let lookedUntil = all.at(-1) ?? first
  walk: for await (const { day, starts } of startsOf(tx, ctx, { service, practitioners, input, days, but })) {
    waiting.push(...starts.filter(isAfter))
    while (waiting.length >= input.limit + 1 - found.length + SPARE) {
      found.push(
        ...(await withRooms(tx, ctx, waiting.splice(0, input.limit + 1 - found.length + SPARE), rooms)),
      )
      if (found.length <= input.limit) continue
      waiting = []
      lookedUntil = day
      break walk
    }
  }
  found.push(...(await withRooms(tx, ctx, waiting, rooms)))
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

type Practitioner = { id: string; name: string }

const standingOf = (tx: Tx, service: ServiceFound, wanted: readonly string[]): Promise<Practitioner[]> =>
  tx.practitioner.findMany({
    where: {
      retiredAt: null,
      id: { in: [...service.by.keys()].filter((id) => wanted.length === 0 || wanted.includes(id)) },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  })

type Walk = {
  service: ServiceFound
  practitioners: readonly Practitioner[]
  input: FindSlotsInput
  days: readonly string[]
  but: readonly string[]
}

async function* startsOf(tx: Tx, ctx: Ctx, { service, practitioners, input, days, but }: Walk) {
  const { timeZone } = ctx.clinic
  const practitionerIds = practitioners.map((one) => one.id)
  const [day] = days
  const last = days.at(-1)
  if (!day || !last || practitionerIds.length === 0) return
  const span = Math.round((Date.parse(last) - Date.parse(day)) / DAY_MS) + 1
  const facts = await deskFacts(tx, ctx, { practitionerIds, roomIds: [], day, days: span })
  const lengthOf = (id: string) => input.minutes ?? service.by.get(id) ?? service.minutes
  const before = service.bufferBeforeMinutes * MINUTE_MS
  const after = service.bufferAfterMinutes * MINUTE_MS
  const wanted = {
    ...service,
    fromMinute: input.fromMinute ?? null,
    untilMinute: input.untilMinute ?? null,
    notBefore: addMs(ctx.now, SECOND_MS).getTime(),
  }
  for (let n = 0, size = STRETCH; n < days.length; n += size, size *= LONGER) {
    const stretch = days.slice(n, n + size)
    const windows = dayBounds(stretch, timeZone).map(
      ([from, until]) => [from - before, until + after] as const,
    )
    const leastMs = Math.min(...practitionerIds.map(lengthOf)) * MINUTE_MS + before + after
    const gaps = await gapsOf(tx, ctx, { practitionerIds, windows, leastMs, but })
    const desks = practitionerIds.map(
      (id): Desk => ({
        practitionerId: id,
        minutes: lengthOf(id),
        hours: facts.hoursOf(id),
        extra: facts.extraOf(id),
        closed: [...facts.closed, ...facts.awayOf(id)],
        free: gaps.get(id) ?? [],
      }),
    )
    yield* startsByDay(desks, wanted, stretch, timeZone)
  }
}

/** What comes after the last one that was shown. */
function afterPlace(
  after: { value: string | null; id: string } | null,
  practitioners: readonly Practitioner[],
): (one: Start) => boolean {
  if (!after?.value) return () => true
  const at = toDate(after.value).getTime()
  const place = new Map(practitioners.map((one, n) => [one.id, n]))
  const last = place.get(after.id) ?? -1
  return ({ from, practitionerId }) => from > at || (from === at && place.get(practitionerId)! > last)
}

function toSlot(service: ServiceFound, practitioners: readonly Practitioner[]) {
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
