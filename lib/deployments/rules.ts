import type { DeploymentKind, DeploymentStatus } from "@/lib/deployments/words"

/** Client-safe. A stop and a resume are short, and going back is not stopped half-way. */
export const canBeCancelled = (one: { kind: DeploymentKind; status: DeploymentStatus }): boolean =>
  (one.status === "queued" || one.status === "running") && (one.kind === "deploy" || one.kind === "rollback")

/** What may be gone back to: it was proven at the place once, and something else runs there now. */
export const mayGoBackTo = (release: { id: string; isProvenHere: boolean }, runsId: string | null): boolean =>
  release.isProvenHere && release.id !== runsId
