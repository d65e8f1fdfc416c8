import { findAppointment } from "@/lib/appointments/find"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params }) => findAppointment(ctx, { id: params.id }))
