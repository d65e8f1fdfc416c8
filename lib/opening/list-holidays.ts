import { HOLIDAY_COUNTRIES, type HolidayCountry } from "@/lib/opening/holiday-words"
import { dayPlus, holidayKey, holidaysOf } from "@/lib/opening/holidays"
import { type HolidayList, ListHolidaysInput } from "@/lib/opening/schema"
import { query } from "@/lib/operation"
import { calendarDay, fromWallClock } from "@/lib/time"

/** A year's public holidays of a country: which are taken over, and how many appointments stand on the others. */
export const listHolidays = query({
  name: "opening.list_holidays",
  may: "hours.read",
  input: ListHolidaysInput,
  async run({ ctx, tx, input }): Promise<HolidayList> {
    const { timeZone } = ctx.clinic
    const today = calendarDay(ctx.now, timeZone)
    const thisYear = Number(today.slice(0, 4))
    const own = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId }, select: { country: true } })
    const home = (Object.hasOwn(HOLIDAY_COUNTRIES, own.country) ? own.country : "RO") as HolidayCountry
    const country = input.country ?? home
    const year = input.year ?? thisYear
    const holidays = holidaysOf(country, year)
    const keys = holidays.map((one) => holidayKey(country, one.day))
    const taken = await tx.hoursException.findMany({
      where: { holidayKey: { in: keys } },
      select: { holidayKey: true },
    })
    const isTaken = new Set(taken.map((one) => one.holidayKey))
    const standing = await tx.$queryRaw<{ day: string; n: number }[]>`
      select day.name as day, count(*)::int as n
      from unnest(${holidays.map((one) => one.day)}::text[],
        ${holidays.map((one) => fromWallClock(`${one.day}T00:00`, timeZone).toISOString())}::timestamptz[],
        ${holidays.map((one) => fromWallClock(`${dayPlus(one.day, 1)}T00:00`, timeZone).toISOString())}::timestamptz[])
        as day(name, begins, ends)
      join "Appointment" visit on visit."clinicId" = ${ctx.clinicId}::uuid and visit."startsAt" >= day.begins
        and visit."startsAt" < day.ends and visit."endsAt" > ${ctx.now}::timestamptz
        and visit.status in ('requested', 'scheduled', 'confirmed', 'checked_in', 'in_session')
      group by day.name`
    const counted = new Map(standing.map((one) => [one.day, one.n]))
    return {
      country,
      home,
      year,
      years: [thisYear, thisYear + 1, thisYear + 2],
      rows: holidays.map(({ day, name, isOptional = false, isObserved = false }) => ({
        day,
        name,
        isOptional,
        isObserved,
        isTaken: isTaken.has(holidayKey(country, day)),
        isOver: day < today,
        standing: counted.get(day) ?? 0,
      })),
    }
  },
})
