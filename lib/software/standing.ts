import { type DeploymentStatus, isUnderWay } from "@/lib/deployments/words"
import type { SoftwarePlace } from "@/lib/software/views"

export type Standing = "stopped" | "under_way" | "lost" | "proven" | "unknown"

const LOST = ["failed", "rollback_failed"]

type Seen = Pick<SoftwarePlace, "stoppedAt" | "provenAt"> & {
  release: unknown
  latest: { status: string; kind: string; createdAt: Date } | null
}

/**
 * How a place stands. What was proven once is not believed any more where a later attempt went wrong and was not taken
 * back: then nobody knows what runs there.
 */
export function standingOf({ stoppedAt, release, provenAt, latest }: Seen): Standing {
  if (latest && isUnderWay(latest.status as DeploymentStatus)) return "under_way"
  if (stoppedAt) return "stopped"
  if (latest && LOST.includes(latest.status) && (!provenAt || latest.createdAt > provenAt)) return "lost"
  return release && provenAt ? "proven" : "unknown"
}
