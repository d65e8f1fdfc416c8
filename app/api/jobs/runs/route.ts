import { listRuns } from "@/lib/jobs/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listRuns(ctx, search))
