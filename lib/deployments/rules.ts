import type { DeploymentKind, DeploymentStatus } from "@/lib/deployments/words"

/** Client-safe. A stop and a resume are short, and going back is not stopped half-way. */
export const canBeCancelled = (one: { kind: DeploymentKind; status: DeploymentStatus }): boolean =>
  (one.status === "queued" || one.status === "running") && (one.kind === "deploy" || one.kind === "rollback")
