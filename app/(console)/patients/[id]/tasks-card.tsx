import ListTodo from "lucide-react/icons/list-todo"
import Link from "next/link"
import { Countdown } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listTasks } from "@/lib/tasks/list"

/** What is still to be done for this person. */
export async function Tasks({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  const { rows } = await listTasks(ctx, { tab: "all", patientId })
  return (
    <Card title="Open tasks" id="tasks" count={rows.length || undefined}>
      {rows.length === 0 && <p className="text-sm text-ink-3">Nothing is open.</p>}
      <ul className="grid gap-2">
        {rows.map((task) => (
          <li key={task.id} className="flex items-start gap-2 text-sm">
            <ListTodo aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-3" />
            <Link
              href={`/tasks?task=${task.id}`}
              className="min-w-0 grow text-ink hover:text-accent hover:underline"
            >
              {task.title}
            </Link>
            {task.dueAt && <Countdown due={task.dueAt} label={task.title} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
