import { listAppointments } from "@/lib/appointments/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listAppointments(ctx, search))
