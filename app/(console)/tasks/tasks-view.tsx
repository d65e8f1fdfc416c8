import type { Ctx } from "@/lib/ctx"
import { listTasks } from "@/lib/tasks/list"
import { listTaskOwners } from "@/lib/tasks/owners"
import { TaskFilters } from "@/lib/tasks/schema"
import { TasksTable } from "./tasks-table"

export async function TasksView({ ctx, filters }: { ctx: Ctx; filters: Record<string, string> }) {
  const { tab } = TaskFilters.parse(filters)
  const [first, owners] = await Promise.all([listTasks(ctx, { ...filters, tab }), listTaskOwners(ctx, {})])
  const query = new URLSearchParams(filters).toString()
  const isFiltered = Object.keys(filters).some((name) => name !== "tab" && name !== "cursor")
  return (
    <TasksTable
      path={query ? `/api/tasks?${query}` : "/api/tasks"}
      first={first}
      owners={owners}
      tab={tab}
      isFiltered={isFiltered}
    />
  )
}
