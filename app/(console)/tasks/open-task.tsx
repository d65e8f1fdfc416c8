import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { findTask } from "@/lib/tasks/find"
import { listTaskOwners } from "@/lib/tasks/owners"
import type { TaskDetail } from "@/lib/tasks/schema"
import { TaskPanel } from "./task-panel"

/** The panel the address names. One that is gone or not for this reader is simply not opened. */
export async function OpenTask({ ctx, id }: { ctx: Ctx; id: string }) {
  const detail = await found(ctx, id)
  if (!detail) return null
  const owners = can(ctx.roles, "tasks.write")
    ? await listTaskOwners(ctx, {})
    : { me: null, members: [], roles: [] }
  const links = {
    patient: can(ctx.roles, "patients.read") !== null,
    lead: can(ctx.roles, "leads.read") !== null,
  }
  return <TaskPanel key={id} detail={detail} owners={owners} links={links} />
}

async function found(ctx: Ctx, id: string): Promise<TaskDetail | null> {
  try {
    return await findTask(ctx, { id })
  } catch (error) {
    if (error instanceof AppError && ["not_found", "invalid_input"].includes(error.code)) return null
    throw error
  }
}
