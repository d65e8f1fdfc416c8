import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listTasks } from "@/lib/tasks/list"
import { TasksCard } from "./tasks-card"

type Props = { ctx: Ctx; leadId?: string; patientId?: string }

/** The open tasks of one lead or patient, for its page. Nothing for a role without tasks. */
export async function SubjectTasks({ ctx, ...about }: Props) {
  if (!can(ctx.roles, "tasks.read")) return null
  const first = await listTasks(ctx, { tab: "all", ...about })
  const filters = Object.entries(about).filter((one): one is [string, string] => one[1] !== undefined)
  const path = `/api/tasks?${new URLSearchParams([["tab", "all"], ...filters])}`
  return <TasksCard first={first} path={path} {...about} mayMake={can(ctx.roles, "tasks.write") !== null} />
}
