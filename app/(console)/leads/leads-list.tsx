import type { Ctx } from "@/lib/ctx"
import { listColleagues } from "@/lib/leads/colleagues"
import { listLeads } from "@/lib/leads/list"
import { LeadsTable } from "./leads-table"
import { apiPath, asInput, isFiltered, sortOf } from "./search-params"

export async function LeadsList({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const [first, colleagues] = await Promise.all([listLeads(ctx, asInput(filters)), listColleagues(ctx, {})])
  const path = apiPath(filters)
  return (
    <LeadsTable
      path={path}
      first={first}
      sort={sortOf(filters)}
      colleagues={colleagues}
      isFiltered={isFiltered(filters)}
    />
  )
}
