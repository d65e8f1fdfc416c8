import { listTaskOwners } from "@/lib/tasks/owners"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => listTaskOwners(ctx, {}))
