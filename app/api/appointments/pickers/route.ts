import { listPickers } from "@/lib/appointments/pickers"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => listPickers(ctx, {}))
