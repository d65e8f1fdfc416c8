import { listArrivals } from "@/lib/appointments/arrivals"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listArrivals(ctx, search))
