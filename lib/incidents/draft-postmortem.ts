import { platformDb, type Tx } from "@/lib/db"
import type { Incident } from "@/lib/generated/prisma/client"
import { draftOf, type Surroundings } from "@/lib/incidents/postmortem"
import { takeIncident } from "@/lib/incidents/reach"
import { FindIncidentInput } from "@/lib/incidents/schema"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"
import { addMs, HOUR_MS } from "@/lib/time"

const BEFORE_MS = HOUR_MS
const MOST = 100

/** From the incident's own record, and the alerts and deployments from an hour before it until it was resolved. */
export const draftPostmortem = query({
  name: "incidents.draft_postmortem",
  may: "deployments.read",
  input: FindIncidentInput,
  async run({ ctx, tx, input }): Promise<{ draft: string }> {
    const incident = await takeIncident(tx, input.id)
    const updates = await tx.incidentUpdate.findMany({
      where: { incidentId: incident.id },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: 500,
    })
    const end = incident.resolvedAt ?? ctx.now
    return { draft: draftOf(incident, updates, await surroundings(tx, incident, end, mayReadPlatform(ctx))) }
  },
})

async function surroundings(
  tx: Tx,
  { startedAt }: Incident,
  end: Date,
  ofPlatform: boolean,
): Promise<Surroundings> {
  const from = addMs(startedAt, -BEFORE_MS)
  const fired = { firedAt: { gte: from, lte: end } }
  const select = {
    name: true,
    subject: true,
    firedAt: true,
    clearedAt: true,
    value: true,
    threshold: true,
  } as const
  const alerts = [
    ...(await tx.alert.findMany({ where: fired, select, take: MOST, orderBy: { firedAt: "asc" } })),
    ...(ofPlatform
      ? await platformDb().alert.findMany({
          where: { ...fired, clinicId: null },
          select,
          take: MOST,
          orderBy: { firedAt: "asc" },
        })
      : []),
  ]
  const deployments = await tx.deployment.findMany({
    where: { createdAt: { gte: from, lte: end } },
    select: {
      id: true,
      service: true,
      environment: true,
      kind: true,
      status: true,
      createdAt: true,
      finishedAt: true,
      because: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  })
  return {
    alerts: alerts.flatMap((one) => (one.firedAt ? [{ ...one, firedAt: one.firedAt }] : [])),
    deployments,
  }
}
