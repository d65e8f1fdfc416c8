import { countTasks } from "@/lib/tasks/count"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => countTasks(ctx, {}))
