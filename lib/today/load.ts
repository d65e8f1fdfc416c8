import { countFiring } from "@/lib/alerts/count-firing"
import { countPendingApprovals } from "@/lib/approvals/list"
import { can, type Permission } from "@/lib/can"
import { listFailing } from "@/lib/causes/failing"
import { listSilent } from "@/lib/connections/list-silent"
import type { Ctx } from "@/lib/ctx"
import { handoverToday } from "@/lib/handover/today"
import { readLedger } from "@/lib/inbox/ledger"
import { listFunctions } from "@/lib/jobs/functions"
import { listLeadsToday } from "@/lib/leads/today"
import { countTasks } from "@/lib/tasks/count"
import { listTasksToday } from "@/lib/tasks/today"
import { countTaskKinds, findRotaGaps, findUnreachable, readMachine, readTrust } from "@/lib/today/promises"
import type { Beside, Today } from "@/lib/today/schema"
import { countFailedRuns, countStuckWebhooks } from "@/lib/today/troubles"
import { listCases } from "@/lib/urgent/list"

/** What needs this person now, composed of what each domain says. */
export async function loadToday(ctx: Ctx, shown?: string): Promise<Today> {
  const runs = can(ctx.roles, "runs.read")
  const [leads, tasks, approvals, silent, alerts, software, webhooks] = await Promise.all([
    can(ctx.roles, "leads.read") ? listLeadsToday(ctx, { shown }) : null,
    can(ctx.roles, "tasks.read") ? tasksToday(ctx) : null,
    can(ctx.roles, "approvals.read") ? countPendingApprovals(ctx, {}) : null,
    can(ctx.roles, "connections.read") ? listSilent(ctx, {}) : null,
    can(ctx.roles, "alerts.read") ? countFiring(ctx, {}) : null,
    runs && runs.scope !== "own" ? softwareToday(ctx) : null,
    can(ctx.roles, "webhooks.read") ? webhooksToday(ctx) : null,
  ])
  return { leads, tasks, approvals, silent, alerts, software, webhooks }
}

/** What stands around the board: urgent cases, handover, and what breaks a promise. */
export async function loadBeside(ctx: Ctx): Promise<Beside> {
  const may = (permission: Permission) => can(ctx.roles, permission) !== null
  const [cases, handover, kinds, gaps, unreachable, machine, trust] = await Promise.all([
    may("urgent.acknowledge") ? listCases(ctx, {}) : null,
    may("handover.write") ? handoverToday(ctx, {}) : null,
    may("tasks.read") ? countTaskKinds(ctx, {}) : null,
    may("rota.write") ? findRotaGaps(ctx, {}) : null,
    may("rota.write") ? findUnreachable(ctx, {}) : null,
    may("schedules.read") ? readMachine(ctx, {}) : null,
    may("access.review") ? readTrust(ctx, {}) : null,
  ])
  // The list says what is urgent; hot leads without a case of urgency stand in the board below.
  const urgent = cases?.rows.filter((one) => one.urgency !== "none") ?? null
  return { urgent, handover, kinds, gaps, unreachable, machine, trust }
}

async function tasksToday(ctx: Ctx): Promise<Today["tasks"]> {
  const [counts, rows] = await Promise.all([countTasks(ctx, {}), listTasksToday(ctx, {})])
  return { counts, rows }
}

async function softwareToday(ctx: Ctx): Promise<Today["software"]> {
  const [functions, failedRuns] = await Promise.all([
    listFunctions(ctx, { brief: true }),
    countFailedRuns(ctx, {}),
  ])
  const failing = functions
    .filter((one) => one.counts.failed > 0)
    .map(({ id, counts: { failed, total } }) => ({ id, failed, total }))
    .sort((one, other) => other.failed - one.failed)
  // On most days nothing fails, and nobody asks of what.
  const causes = failing.length > 0 ? await listFailing(ctx, {}) : []
  return { failedRuns, failing, causes, runs: functions.reduce((sum, one) => sum + one.counts.total, 0) }
}

async function webhooksToday(ctx: Ctx): Promise<Today["webhooks"]> {
  const [ledger, stuck] = await Promise.all([readLedger(ctx, { range: "24h" }), countStuckWebhooks(ctx, {})])
  const { received, addsUp, fates } = ledger.total
  const providers = ledger.totals.map(({ provider, lastAt, ...one }) => ({
    provider,
    lastAt,
    received: one.received,
  }))
  return { ...stuck, received, addsUp, pending: fates.pending, providers }
}
