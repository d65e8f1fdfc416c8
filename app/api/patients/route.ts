import { listPatients } from "@/lib/patients/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listPatients(ctx, search))
