import { listArrivals } from "@/lib/appointments/arrivals"
import { listPickers } from "@/lib/appointments/pickers"
import type { Ctx } from "@/lib/ctx"
import { calendarDay } from "@/lib/time"
import { Board } from "./board"

export async function Arrivals({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const [first, pickers] = await Promise.all([listArrivals(ctx, filters), listPickers(ctx, {})])
  // The day is said, so that a board left open overnight does not become another day's.
  const path = `/api/appointments/arrivals?${new URLSearchParams({ ...filters, on: first.on })}`
  const today = calendarDay(ctx.now, ctx.clinic.timeZone)
  return <Board key={path} path={path} first={first} pickers={pickers} isToday={first.on === today} />
}
