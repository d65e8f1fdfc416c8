import { findBulkProgress } from "@/lib/leads/bulk-progress"
import { route } from "@/lib/web/route"

export const GET = route((ctx) => findBulkProgress(ctx, {}))
