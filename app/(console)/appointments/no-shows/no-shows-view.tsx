import { listPickers } from "@/lib/appointments/pickers"
import type { Ctx } from "@/lib/ctx"
import { listNoShows } from "@/lib/no-shows/list"
import type { NoShowFilters } from "@/lib/no-shows/schema"
import { NoShowsTable } from "./no-shows-table"

export async function NoShowsView({ ctx, filters }: { ctx: Ctx; filters: NoShowFilters }) {
  const [page, pickers] = await Promise.all([listNoShows(ctx, filters), listPickers(ctx, {})])
  return (
    <NoShowsTable
      page={page}
      tab={filters.tab}
      practitioners={pickers.practitioners.map(({ id, name }) => ({ value: id, label: name }))}
      isFiltered={Boolean(filters.practitioner)}
    />
  )
}
