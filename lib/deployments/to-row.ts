import type { DeploymentRow, ReleaseShown } from "@/lib/deployments/schema"
import { isUnderWay } from "@/lib/deployments/words"
import type { Deployment, Release } from "@/lib/generated/prisma/client"
import { now } from "@/lib/time"

export type DeploymentFound = Deployment & { release: Release | null; previous: Release | null }

export const toRelease = (release: Release | null): ReleaseShown | null =>
  release && {
    id: release.id,
    gitSha: release.gitSha,
    imageDigest: release.imageDigest,
    version: release.version,
    branch: release.branch,
    buildTime: release.buildTime.toISOString(),
  }

const iso = (instant: Date | null) => instant?.toISOString() ?? null

/** `title`: the service's; the name it was asked by where the service is gone. */
export function toRow(found: DeploymentFound, title: string | undefined): DeploymentRow {
  const status = found.status as DeploymentRow["status"]
  const end = found.finishedAt ?? (isUnderWay(status) ? now() : null)
  return {
    id: found.id,
    kind: found.kind as DeploymentRow["kind"],
    status,
    phase: found.phase as DeploymentRow["phase"],
    service: found.service,
    serviceTitle: title ?? found.service,
    environment: found.environment,
    release: toRelease(found.release),
    previous: toRelease(found.previous),
    requestedByName: found.requestedByName,
    source: found.source,
    because: found.because,
    isProven: found.isProven,
    groupId: found.groupId,
    createdAt: found.createdAt.toISOString(),
    startedAt: iso(found.startedAt),
    finishedAt: iso(found.finishedAt),
    durationMs: found.startedAt && end ? Math.max(0, end.getTime() - found.startedAt.getTime()) : null,
  }
}
