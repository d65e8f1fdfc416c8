import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { NewTask } from "./new-task"
import { OpenTask } from "./open-task"
import { openTask, type Params, taskFilters } from "./search-params"
import { TasksTabs } from "./tasks-tabs"
import { TasksView } from "./tasks-view"

export const generateMetadata = (): Metadata => ({ title: t("Tasks") })

const SHAPE = [
  { header: "What" },
  { header: "Kind", width: "w-32", from: "lg" as const },
  { header: "About", width: "w-44" },
  { header: "Owner", width: "w-44" },
  { header: "Due", width: "w-40", align: "end" as const },
]

export default async function TasksPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("tasks.read")
  const params = await searchParams
  const filters = taskFilters(params)
  const open = openTask(params)
  return (
    <>
      <PageHeader
        title={t("Tasks")}
        actions={can(ctx.roles, "tasks.write") && <NewTask byAddress />}
        tabs={<TasksTabs />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("tasks")} columns={SHAPE} />}>
          <TasksView ctx={ctx} filters={filters} />
        </Suspense>
        {open && (
          <Suspense>
            <OpenTask ctx={ctx} id={open} />
          </Suspense>
        )}
      </PageBody>
    </>
  )
}
