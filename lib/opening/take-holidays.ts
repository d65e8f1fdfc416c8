import { lockSlots } from "@/lib/appointments/lock"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { dayPlus, holidayKey, holidaysOf } from "@/lib/opening/holidays"
import { TakeHolidaysInput } from "@/lib/opening/schema"
import { command } from "@/lib/operation"
import { fromWallClock } from "@/lib/time"

/** The clinic is closed on these public holidays. One that was taken over before is not taken twice. */
export const takeHolidays = command({
  name: "opening.take_holidays",
  may: "settings.write",
  input: TakeHolidaysInput,
  async run({ ctx, tx, input }) {
    const { country, year } = input
    const { timeZone } = ctx.clinic
    const known = new Set(holidaysOf(country, year).map((one) => one.day))
    if (input.days.some((day) => !known.has(day)))
      fail("invalid_input", { fields: { days: "One of these days is no public holiday of that year." } })
    await lockSlots(tx, ctx)
    const keys = input.days.map((day) => holidayKey(country, day))
    const taken = await tx.hoursException.findMany({
      where: { holidayKey: { in: keys } },
      select: { holidayKey: true },
    })
    const before = new Set(taken.map((one) => one.holidayKey))
    const days = [...new Set(input.days)].filter((day) => !before.has(holidayKey(country, day))).sort()
    if (days.length === 0) return { value: { days }, facts: [] }
    await tx.hoursException.createMany({
      data: days.map((day) => ({
        id: newId(),
        clinicId: ctx.clinicId,
        kind: "closed",
        cause: "holiday",
        startsAt: fromWallClock(`${day}T00:00`, timeZone),
        endsAt: fromWallClock(`${dayPlus(day, 1)}T00:00`, timeZone),
        holidayKey: holidayKey(country, day),
        createdById: memberIdOf(ctx),
        createdAt: ctx.now,
      })),
    })
    const after = { country, year, days }
    return {
      value: { days },
      facts: [fact("opening.holidays_taken", ctx.clinicId, { subjectType: "clinic", after })],
    }
  },
})
