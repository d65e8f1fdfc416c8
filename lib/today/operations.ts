import { z } from "zod"
import { type ProvenState, provenState } from "@/lib/backups/proven"
import { query } from "@/lib/operation"
import { type Standing, standingOf } from "@/lib/software/standing"

const NOTHING = z.strictObject({})
const SHOWN = 5
const OVER = ["verified", "closed"]

export type PlaceToday = {
  id: string
  title: string
  environment: string
  standing: Standing
  /** Its last attempt, where that says more. */
  deploymentId: string | null
}
export type OperationsToday = {
  /** Where something is wrong or under way. */
  places: PlaceToday[]
  proven: number
  unknown: number
  incidents: { id: string; title: string; severity: string; startedAt: string }[]
  backup: { lastProvenAt: string | null; lastBackupAt: string | null }
}

type Found = {
  id: string
  title: string
  environment: string
  stoppedAt: Date | null
  provenAt: Date | null
  releaseId: string | null
  attempt: string | null
  kind: string
  status: string
  createdAt: Date
}

/** How the software stands for who looks after it: deployments, incidents, and when a copy was last proven. */
export const readOperations = query({
  name: "today.operations",
  may: "deployments.read",
  input: NOTHING,
  async run({ ctx, tx }): Promise<OperationsToday> {
    const found = await tx.$queryRaw<Found[]>`
      select p.id::text as id, s.title, p.environment, p."stoppedAt", p."provenAt", p."releaseId"::text as "releaseId",
        d.id::text as attempt, d.kind, d.status, d."createdAt"
      from "ServicePlace" p
      join "SoftwareService" s on s.id = p."serviceId" and s."retiredAt" is null
      left join lateral (
        select * from "Deployment" d where d."placeId" = p.id order by d."createdAt" desc, d.id desc limit 1
      ) d on true
      where p."retiredAt" is null order by s.title, p.environment`
    const incidents = await tx.incident.findMany({
      where: { status: { notIn: OVER } },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      select: { id: true, title: true, severity: true, startedAt: true },
      take: SHOWN,
    })
    const backup: ProvenState = await provenState(tx, ctx.now)
    const places = found.map(
      (row): PlaceToday => ({
        id: row.id,
        title: row.title,
        environment: row.environment,
        standing: standingOf({ ...row, release: row.releaseId, latest: row.attempt ? row : null }),
        deploymentId: row.attempt,
      }),
    )
    const count = (standing: Standing) => places.filter((one) => one.standing === standing).length
    return {
      places: places.filter((one) => !["proven", "unknown"].includes(one.standing)),
      proven: count("proven"),
      unknown: count("unknown"),
      incidents: incidents.map((one) => ({ ...one, startedAt: one.startedAt.toISOString() })),
      backup: {
        lastProvenAt: backup.lastProvenAt?.toISOString() ?? null,
        lastBackupAt: backup.lastBackupAt?.toISOString() ?? null,
      },
    }
  },
})

/** For the navigation: where something was stopped or lost, and how many incidents are open. */
export const countOperations = query({
  name: "today.operation_counts",
  may: "deployments.read",
  input: NOTHING,
  async run({ tx }): Promise<{ places: number; incidents: number }> {
    const [found] = await tx.$queryRaw<{ places: number; incidents: number }[]>`
      select (
        select count(*)::int from "ServicePlace" p left join lateral (
          select status, "createdAt" from "Deployment" d where d."placeId" = p.id
          order by d."createdAt" desc, d.id desc limit 1
        ) d on true
        where p."retiredAt" is null and (
          p."stoppedAt" is not null
          or d.status in ('failed', 'rollback_failed') and (p."provenAt" is null or d."createdAt" > p."provenAt")
        )
      ) as places,
      (select count(*)::int from "Incident" where status not in ('verified', 'closed')) as incidents`
    return found ?? { places: 0, incidents: 0 }
  },
})
