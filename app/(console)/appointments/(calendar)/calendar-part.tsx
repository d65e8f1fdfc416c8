import { calendarView } from "@/lib/appointments/calendar"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { Calendar } from "./calendar"
import { daysOf, type Place } from "./place"

export async function CalendarPart({ ctx, place, today }: { ctx: Ctx; place: Place; today: string }) {
  const days = daysOf(place)
  const first = await calendarView(ctx, { from: days[0] ?? place.on, days: days.length })
  return (
    <Calendar
      place={place}
      today={today}
      first={first}
      mayWrite={can(ctx.roles, "appointments.write") !== null}
    />
  )
}
