import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { findBulkProgress } from "@/lib/leads/bulk-progress"
import { listColleagues } from "@/lib/leads/colleagues"
import { listLeads } from "@/lib/leads/list"
import { readColumns } from "@/lib/views/columns"
import { LeadsTable } from "./leads-table"
import { apiPath, asInput, isFiltered, sortOf, withoutPlace } from "./search-params"

export async function LeadsList({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const works = can(ctx.roles, "leads.work") !== null
  const [first, colleagues, columns, bulk] = await Promise.all([
    listLeads(ctx, asInput(filters)),
    listColleagues(ctx, {}),
    readColumns(ctx, { table: "leads" }),
    works ? findBulkProgress(ctx, {}) : null,
  ])
  return (
    <LeadsTable
      path={apiPath(filters)}
      match={withoutPlace(filters)}
      first={first}
      sort={sortOf(filters)}
      colleagues={colleagues}
      isFiltered={isFiltered(filters)}
      columns={columns}
      bulk={bulk}
    />
  )
}
