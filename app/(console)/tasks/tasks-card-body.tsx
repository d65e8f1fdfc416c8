"use client"

import { useQuery } from "@tanstack/react-query"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { TaskPage } from "@/lib/tasks/schema"
import { getJson } from "@/lib/web/query-client"
import { NewTask } from "./new-task"
import { TaskItem } from "./task-item"

type Props = { first: TaskPage; path: string; leadId?: string; patientId?: string; mayMake: boolean }

export function TasksCardBody({ first, path, leadId, patientId, mayMake }: Props) {
  const { data } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<TaskPage>(path, { signal }),
    initialData: first,
    meta: { live: ["task"] },
  })
  const { rows } = data
  return (
    <Card
      title={t("Tasks")}
      id="tasks"
      count={rows.length || undefined}
      flush
      actions={mayMake && <NewTask leadId={leadId} patientId={patientId} small />}
    >
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("Nothing is open for this patient.")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Card>
  )
}
