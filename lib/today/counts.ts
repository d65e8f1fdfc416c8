import { countWaiting } from "@/lib/appointments/count-waiting"
import { can } from "@/lib/can"
import { countConversations } from "@/lib/conversations/count"
import type { Ctx } from "@/lib/ctx"
import { countWaitingLeads } from "@/lib/leads/count-waiting"
import { countTasks } from "@/lib/tasks/count"
import { countOperations } from "@/lib/today/operations"
import { countFailedRuns, countStuckWebhooks } from "@/lib/today/troubles"

type Count = { value: number; isUrgent?: boolean }

/** The numbers beside the navigation, as far as the roles see. */
export async function countForNav(ctx: Ctx): Promise<Record<string, Count>> {
  const [leads, talks, appointments, tasks, jobs, webhooks, operations] = await Promise.all([
    can(ctx.roles, "leads.work") ? countWaitingLeads(ctx, {}) : null,
    can(ctx.roles, "messages.read") ? countConversations(ctx, {}) : null,
    can(ctx.roles, "appointments.read") ? countWaiting(ctx, {}) : null,
    can(ctx.roles, "tasks.read") ? countTasks(ctx, {}) : null,
    can(ctx.roles, "runs.read") ? countFailedRuns(ctx, {}) : null,
    can(ctx.roles, "webhooks.read") ? countStuckWebhooks(ctx, {}) : null,
    can(ctx.roles, "deployments.read") ? countOperations(ctx, {}) : null,
  ])
  return {
    ...(leads && {
      today: { value: leads.due, isUrgent: leads.late > 0 },
      leads: { value: leads.unowned },
    }),
    ...(talks && { conversations: { value: talks.waiting } }),
    ...(appointments && {
      appointments: { value: appointments.here + appointments.requested, isUrgent: appointments.long > 0 },
    }),
    ...(tasks && { tasks: { value: tasks.mine + tasks.role, isUrgent: tasks.late > 0 } }),
    ...(jobs !== null && { jobs: { value: jobs } }),
    ...(webhooks && { webhooks: { value: webhooks.quarantined + webhooks.dead } }),
    ...(operations && {
      deployments: { value: operations.places },
      operations: { value: operations.incidents, isUrgent: operations.incidents > 0 },
    }),
  }
}
