import { listPickers } from "@/lib/appointments/pickers"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listRecalls } from "@/lib/recalls/list"
import type { RecallFilters } from "@/lib/recalls/schema"
import { listTaskOwners } from "@/lib/tasks/owners"
import { RecallsTable } from "./recalls-table"

type Props = { ctx: Ctx; filters: RecallFilters; masked: boolean }

export async function RecallsView({ ctx, filters, masked }: Props) {
  const [page, pickers, owners] = await Promise.all([
    listRecalls(ctx, filters),
    listPickers(ctx, {}),
    can(ctx.roles, "tasks.write") ? listTaskOwners(ctx, {}) : null,
  ])
  return (
    <RecallsTable
      page={page}
      tab={filters.tab}
      services={pickers.services.map(({ id, name }) => ({ value: id, label: name }))}
      members={owners?.members ?? []}
      me={owners?.me ?? null}
      masked={masked}
      isFiltered={Boolean(filters.q || filters.service || filters.owner)}
    />
  )
}
