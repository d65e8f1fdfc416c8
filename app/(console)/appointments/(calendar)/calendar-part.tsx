import { calendarView } from "@/lib/appointments/calendar"
import { can } from "@/lib/can"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import { Calendar } from "./calendar"
import { daysOf, type Place } from "./place"

export async function CalendarPart({ ctx, place, today }: { ctx: Ctx; place: Place; today: string }) {
  const days = daysOf(place)
  const first = await calendarView(ctx, { from: days[0] ?? place.on, days: days.length })
  const own = first.practitioners.find((one) => one.memberId !== null && one.memberId === memberIdOf(ctx))
  // A doctor begins with their own column.
  const mine =
    grantOf(ctx, "appointments.read")?.scope === "own" && place.by === "practitioner" ? own?.id : undefined
  return (
    <Calendar
      place={{ ...place, who: place.who ?? mine ?? null }}
      hasOwn={mine !== undefined}
      today={today}
      first={first}
      mayWrite={can(ctx.roles, "appointments.write") !== null}
      maySet={can(ctx.roles, "settings.write") !== null}
    />
  )
}
