"use client"

import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { DataTable } from "@/components/data-table"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { useLiveRows } from "@/components/live-rows"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import type { TaskOwners, TaskPage, TaskRow } from "@/lib/tasks/schema"
import { DUE_FILTERS, TASK_KINDS, type TaskTab } from "@/lib/tasks/words"
import { columnsFor } from "./columns"
import { NoTasks } from "./no-tasks"
import { ownerOptions } from "./owner-options"
import type { Deed } from "./task-dialogs"

const TaskDialog = later(() => import("./task-dialogs").then((file) => file.TaskDialog))

const options = (of: Record<string, string>) =>
  Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))

type Props = { path: string; first: TaskPage; owners: TaskOwners; tab: TaskTab; isFiltered: boolean }

export function TasksTable({ path, first, owners, tab, isFiltered }: Props) {
  const params = useSearchParams()
  const live = useLiveRows<TaskRow>(path, first, ["task"])
  const [deed, setDeed] = useState<{ task: TaskRow; deed: Deed } | null>(null)
  const rows = live.rows.filter((row) => !live.goneIds.has(row.id))
  const act = (name: Deed) => (task: TaskRow) => task.may.work && setDeed({ task, deed: name })
  return (
    <>
      {live.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          {t("Tasks cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      <DataTable
        name={tab === "done" ? "tasks-done" : "tasks"}
        label={t("Tasks")}
        columns={columnsFor(tab)}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) =>
          hrefWith("/tasks", params.toString(), { cursor: params.get("cursor"), task: row.id })
        }
        rowLabel={(row) => row.title}
        isMuted={(row) => row.status === "cancelled"}
        freshIds={live.freshIds}
        arrivals={live.arrivals}
        page={live.page}
        keys={{ e: act("finish"), a: act("assign"), s: act("snooze") }}
        toolbar={
          <>
            <FilterSearch placeholder={t("Words of the task, or a patient")} />
            <FilterSelect name="due" label={t("Due any time")} options={options(DUE_FILTERS)} />
            <FilterSelect name="kind" label={t("Any kind")} options={options(TASK_KINDS)} />
            {(tab === "all" || tab === "done") && (
              <FilterSelect name="owner" label={t("Any owner")} options={ownerOptions(owners)} />
            )}
          </>
        }
        empty={<NoTasks tab={tab} isFiltered={isFiltered} />}
      />
      {deed && (
        <TaskDialog
          key={`${deed.task.id} ${deed.deed}`}
          {...deed}
          owners={owners}
          onOpenChange={(open) => !open && setDeed(null)}
        />
      )}
    </>
  )
}
