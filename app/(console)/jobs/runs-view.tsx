import { FUNCTIONS } from "@/inngest/registry"
import type { Ctx } from "@/lib/ctx"
import { listRuns } from "@/lib/jobs/list"
import { RunsTable } from "./runs-table"
import { type Params, runFilters } from "./search-params"

export async function RunsView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const filters = runFilters(params, ctx.now)
  const page = await listRuns(ctx, filters)
  const path = `/api/jobs/runs?${new URLSearchParams(filters)}`
  return (
    <RunsTable
      key={path}
      path={path}
      first={page}
      functions={FUNCTIONS.map(({ id }) => ({ value: id, label: id }))}
      aliases={Object.fromEntries(FUNCTIONS.map(({ id, aliases }) => [id, aliases.join(", ")]))}
      isFiltered={Object.keys(filters).some((name) => name !== "cursor")}
    />
  )
}
