import { listTasks } from "@/lib/tasks/list"
import { route } from "@/lib/web/route"

export const GET = route((ctx, { search }) => listTasks(ctx, search))
