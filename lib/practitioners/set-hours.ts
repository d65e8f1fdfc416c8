import { deskFacts } from "@/lib/appointments/desks"
import { isInHours } from "@/lib/appointments/free-slots"
import { lockSlots } from "@/lib/appointments/lock"
import type { UsualHours } from "@/lib/appointments/spans"
import { STANDING } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { badSpan, laidOver, sameHours } from "@/lib/practitioners/hours"
import { practitionerById, toUsual } from "@/lib/practitioners/reach"
import { SetHoursInput, type WeekShown } from "@/lib/practitioners/schema"
import { calendarDay, DAY_MS, toDate } from "@/lib/time"

const WRONG = {
  backwards: "A time ends before it begins.",
  overlap: "Two times of one day run into one another.",
} as const

/**
 * The week they work, for ever or for some days; what was before holds for all other days. Appointments stay where they
 * are: how many now lie outside is part of the answer.
 */
export const setHours = command({
  name: "practitioners.set_hours",
  may: "settings.write",
  input: SetHoursInput,
  async run({ ctx, tx, input }) {
    const week = input.week.map((one): WeekShown => ({ ...one, roomId: one.roomId ?? null }))
    const bad = badSpan(week)
    if (bad) fail("invalid_input", { fields: { week: WRONG[bad] } })
    const fromOn = input.fromOn ?? null
    const untilOn = input.untilOn ?? null
    if (fromOn && untilOn && untilOn < fromOn)
      fail("invalid_input", { fields: { untilOn: "The last day lies before the first." } })
    // Bookings look at hours under the same lock.
    await lockSlots(tx, ctx)
    const { id } = await practitionerById(tx, input.id)
    await requireRooms(tx, week)
    const before = (await tx.workingHours.findMany({ where: { practitionerId: id } })).map(toUsual)
    const after = laidOver(before, { fromOn, untilOn }, week)
    if (sameHours(before, after)) return { value: { id, outside: 0 }, facts: [] }
    await tx.workingHours.deleteMany({ where: { practitionerId: id } })
    await tx.workingHours.createMany({ data: after.map((one) => toRow(ctx, id, one)) })
    const outside = await outsideOf(tx, ctx, id, after)
    const told = { fromOn, untilOn, week: week.map(({ roomId: _, ...one }) => one) }
    return { value: { id, outside }, facts: [fact("practitioner.hours_set", id, { after: told })] }
  },
})

async function requireRooms(tx: Tx, week: readonly WeekShown[]): Promise<void> {
  const ids = [...new Set(week.flatMap((one) => (one.roomId ? [one.roomId] : [])))]
  const known = ids.every(isId) ? await tx.room.count({ where: { id: { in: ids }, retiredAt: null } }) : -1
  if (known !== ids.length)
    fail("invalid_input", { fields: { week: "One of the rooms is gone. Load the page again." } })
}

const dayOf = (day: string | null): Date | null => (day ? toDate(`${day}T00:00:00Z`) : null)
const toRow = (ctx: Ctx, practitionerId: string, one: UsualHours) => ({
  ...one,
  id: newId(),
  clinicId: ctx.clinicId,
  practitionerId,
  validFrom: dayOf(one.validFrom),
  validUntil: dayOf(one.validUntil),
})

const MOST_LOOKED_AT = 1_000

async function outsideOf(tx: Tx, ctx: Ctx, id: string, hours: readonly UsualHours[]): Promise<number> {
  const { timeZone } = ctx.clinic
  const ahead = await tx.appointment.findMany({
    where: { practitionerId: id, status: { in: [...STANDING] }, startsAt: { gt: ctx.now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { startsAt: true, endsAt: true },
    take: MOST_LOOKED_AT,
  })
  const last = ahead.at(-1)
  if (!last) return 0
  const day = calendarDay(ctx.now, timeZone)
  const days = Math.ceil((last.endsAt.getTime() - ctx.now.getTime()) / DAY_MS) + 2
  const facts = await deskFacts(tx, ctx, { practitionerIds: [id], roomIds: [], day, days })
  const desk = { hours, extra: facts.extraOf(id), closed: [] }
  return ahead.filter((one) => !isInHours(desk, [one.startsAt.getTime(), one.endsAt.getTime()], timeZone))
    .length
}
