import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { Today } from "@/lib/today/schema"
import { TaskItem } from "../tasks/task-item"

type Tasks = NonNullable<Today["tasks"]>

/** What I should do next, mine or anybody's of my role: late first, then by when it is due. */
export function MyTasks({ tasks: { counts, rows } }: { tasks: Tasks }) {
  const open = counts.mine + counts.role
  return (
    <Card
      title={t("My tasks")}
      count={open > 0 ? open : undefined}
      id="my-tasks"
      flush
      actions={
        counts.late > 0 ? (
          <Link href="/tasks?due=late">
            <Badge tone="red">{t("{n} late", { n: counts.late })}</Badge>
          </Link>
        ) : undefined
      }
      footer={
        open > rows.length ? (
          <Link href="/tasks" className="text-sm text-accent hover:underline">
            {t("Show all {n}", { n: open })}
          </Link>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <EmptyState compact title={t("No task waits for you")}>
          {t("What you are given, and what anybody of your role could do, stands here with its clock.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((task) => (
            <TaskItem key={task.id} task={task} withPatient />
          ))}
        </ul>
      )}
    </Card>
  )
}
