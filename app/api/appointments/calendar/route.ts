import { calendarView } from "@/lib/appointments/calendar"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => calendarView(ctx, search))
