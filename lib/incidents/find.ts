import { can, type Role } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import type { Incident, IncidentUpdate } from "@/lib/generated/prisma/client"
import { takeIncident } from "@/lib/incidents/reach"
import { clocksOf } from "@/lib/incidents/rules"
import { FindIncidentInput, type IncidentDetail, type IncidentUpdateView } from "@/lib/incidents/schema"
import { toIncidentRow } from "@/lib/incidents/to-row"
import type { IncidentStatus } from "@/lib/incidents/words"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"

const MOST_UPDATES = 500

/** One incident with its clocks, roles and all that was said, the newest first. */
export const findIncident = query({
  name: "incidents.find",
  may: "deployments.read",
  input: FindIncidentInput,
  async run({ ctx, tx, input }): Promise<IncidentDetail> {
    const incident = await takeIncident(tx, input.id)
    const updates = await tx.incidentUpdate.findMany({
      where: { incidentId: incident.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: MOST_UPDATES,
    })
    return {
      ...toIncidentRow(incident, ctx.now),
      clocks: clocksOf(incident, ctx.now),
      updates: updates.map((one, at) => toView(one, updates[at + 1])),
      roles: {
        lead: { memberId: incident.leadId, name: incident.leadName },
        communicator: { memberId: incident.communicatorId, name: incident.communicatorName },
        scribe: { memberId: incident.scribeId, name: incident.scribeName },
      },
      openedBy: incident.createdByName,
      alert: await alertOf(tx, ctx, incident),
      deployment: await deploymentOf(tx, incident),
      postmortem: incident.postmortem,
      postmortemAt: incident.postmortemAt?.toISOString() ?? null,
      noPostmortem: incident.noPostmortem,
      members: grantOf(ctx, "incidents.write") ? await whoMayWork(tx, ctx) : [],
    }
  },
})

function toView(one: IncidentUpdate, before: IncidentUpdate | undefined): IncidentUpdateView {
  return {
    id: one.id,
    at: one.at.toISOString(),
    status: one.status as IncidentStatus,
    words: one.words,
    isPublic: one.isPublic,
    by: one.byName,
    isStep: one.status !== (before?.status ?? "detected"),
  }
}

async function alertOf(tx: Tx, ctx: Ctx, { alertId }: Incident): Promise<IncidentDetail["alert"]> {
  if (!alertId) return null
  const select = { id: true, name: true, subject: true } as const
  const own = await tx.alert.findUnique({ where: { id: alertId }, select })
  if (own || !mayReadPlatform(ctx)) return own
  return platformDb().alert.findFirst({ where: { id: alertId, clinicId: null }, select })
}

const deploymentOf = (tx: Tx, { deploymentId }: Incident): Promise<IncidentDetail["deployment"]> =>
  deploymentId
    ? tx.deployment.findUnique({
        where: { id: deploymentId },
        select: { id: true, service: true, environment: true },
      })
    : Promise.resolve(null)

async function whoMayWork(tx: Tx, ctx: Ctx): Promise<IncidentDetail["members"]> {
  const members = await tx.member.findMany({
    where: {
      active: true,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      roles: { hasSome: ["admin", "operator"] },
    },
    select: { id: true, name: true, roles: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
  })
  return members
    .filter(({ roles }) => can(roles as Role[], "incidents.write"))
    .map(({ id, name }) => ({ id, name }))
}
