import type { Tx } from "@/lib/db"
import { canBeCancelled } from "@/lib/deployments/rules"
import type { DeploymentView, LineShown, Proof } from "@/lib/deployments/schema"
import { type DeploymentFound, toRow } from "@/lib/deployments/to-row"
import { OVERRIDES, type Override } from "@/lib/deployments/words"
import type { DeploymentLine, HealthAttempt, SmokeResult } from "@/lib/generated/prisma/client"
import { migrationsInTheWay } from "@/lib/releases/in-the-way"

/** A deployment with all that is kept of it, its last `most` lines among it; null where there is none. */
export async function viewOf(
  tx: Tx,
  id: string,
  most: number,
): Promise<{ view: DeploymentView; startedAt: Date } | null> {
  const found = await tx.deployment.findUnique({
    where: { id },
    include: {
      release: true,
      previous: true,
      phases: { orderBy: { position: "asc" } },
      smokes: { orderBy: { position: "asc" } },
      attempts: { orderBy: { n: "asc" } },
      lines: { orderBy: { id: "desc" }, take: most + 1 },
    },
  })
  if (!found) return null
  const place = await tx.servicePlace.findUnique({
    where: { id: found.placeId },
    select: { baseUrl: true, service: { select: { title: true, kind: true } } },
  })
  const row = toRow(found, place?.service.title)
  const view: DeploymentView = {
    ...row,
    serviceKind: place?.service.kind ?? "api",
    placeId: found.placeId,
    baseUrl: place?.baseUrl ?? null,
    reason: found.reason,
    requestedBy: found.requestedBy,
    driver: found.driver,
    handle: found.handle,
    overrides: toOverrides(found.overrides),
    phases: found.phases.map((one) => ({
      name: one.name as DeploymentView["phases"][number]["name"],
      status: one.status as DeploymentView["phases"][number]["status"],
      detail: one.detail,
      startedAt: iso(one.startedAt),
      finishedAt: iso(one.finishedAt),
      durationMs: one.startedAt && one.finishedAt ? one.finishedAt.getTime() - one.startedAt.getTime() : null,
    })),
    lines: found.lines.slice(0, most).reverse().map(toLine),
    hasOlderLines: found.lines.length > most,
    attempts: found.attempts.filter((one) => !one.isRollback).map(toAttempt),
    rollbackAttempts: found.attempts.filter((one) => one.isRollback).map(toAttempt),
    smokes: found.smokes.filter((one) => !one.isRollback).map(toSmoke),
    rollbackSmokes: found.smokes.filter((one) => one.isRollback).map(toSmoke),
    proof: found.proof as Proof | null,
    migrationsInTheWay: await inTheWay(tx, found),
    group: await groupOf(tx, found),
    cancelRequestedAt: iso(found.cancelRequestedAt),
    canCancel: canBeCancelled(row),
    runId: found.runId,
    reportName: found.reportName,
  }
  return { view, startedAt: found.startedAt ?? found.createdAt }
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

export const toOverrides = (stored: unknown): Override[] =>
  Array.isArray(stored) ? OVERRIDES.filter((one) => stored.includes(one)) : []

export const toLine = ({ id, at, phase, level, text }: DeploymentLine): LineShown => ({
  id: id.toString(),
  at: at.toISOString(),
  phase: phase as LineShown["phase"],
  level: level as LineShown["level"],
  text,
})

const toAttempt = ({ n, of, ok, detail, at }: HealthAttempt) => ({ n, of, ok, detail, at: at.toISOString() })

const toSmoke = ({ name, outcome, detail, ms, at }: SmokeResult) => ({
  name: name as DeploymentView["smokes"][number]["name"],
  outcome: outcome as DeploymentView["smokes"][number]["outcome"],
  detail,
  ms,
  at: at.toISOString(),
})

async function inTheWay(tx: Tx, { releaseId, previousReleaseId }: DeploymentFound) {
  if (!releaseId || !previousReleaseId || releaseId === previousReleaseId) return []
  const found = await migrationsInTheWay(tx, { from: releaseId, to: previousReleaseId })
  return found.map(({ releaseId, name, isCompatible, note }) => ({ releaseId, name, isCompatible, note }))
}

async function groupOf(tx: Tx, { groupId }: DeploymentFound): Promise<DeploymentView["group"]> {
  if (!groupId) return null
  const all = await tx.deployment.findMany({
    where: { groupId },
    orderBy: { groupPosition: "asc" },
    select: { id: true, service: true, status: true },
  })
  const others = all.map((one) => ({ ...one, status: one.status as DeploymentView["status"] }))
  return { id: groupId, others }
}
