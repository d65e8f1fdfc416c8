import type { V1Deployment, V1Pod } from "@kubernetes/client-node"
import type { Progress } from "@/lib/drivers/driver"
import { redactText } from "@/lib/redact-text"

/** In the pods' template: a rollout is known by it, and told twice it is one. */
export const MARK = "rounds-deployment"

export const markOf = (deployment: V1Deployment): string | undefined =>
  deployment.spec?.template.metadata?.annotations?.[MARK]

/** As `kubectl rollout status` judges it, in the same order. */
export function rolloutOf(deployment: V1Deployment, mark: string, pods: readonly V1Pod[]): Progress {
  const { spec, status, metadata } = deployment
  const wanted = spec?.replicas ?? 1
  const updated = status?.updatedReplicas ?? 0
  const available = status?.availableReplicas ?? 0
  const healthy = Math.min(updated, available)
  const said = (state: Progress["state"], detail: string): Progress => ({ state, healthy, wanted, detail })
  if (markOf(deployment) !== mark) return said("failed", "Another rollout has taken its place.")
  if ((metadata?.generation ?? 0) > (status?.observedGeneration ?? 0))
    return said("under_way", "Kubernetes has not looked at it yet.")
  const progressing = status?.conditions?.find((one) => one.type === "Progressing")
  const trouble = troubleOf(pods, mark)
  if (progressing?.reason === "ProgressDeadlineExceeded")
    return said(
      "failed",
      `It missed its deadline. ${trouble || redactText(progressing.message ?? "", 200)}`.trim(),
    )
  if (updated < wanted)
    return said("under_way", `${updated} of ${wanted} pods are of the new release. ${trouble}`.trim())
  const total = status?.replicas ?? 0
  if (total > updated)
    return said("under_way", `${total - updated} pods of the old release are still ending.`)
  if (available < updated)
    return said("under_way", `${available} of ${updated} new pods are available. ${trouble}`.trim())
  return said("stable", `${available} of ${wanted} pods are available.`)
}

/** Why a new pod does not start, in Kubernetes' own word. */
function troubleOf(pods: readonly V1Pod[], mark: string): string {
  for (const pod of pods) {
    if (pod.metadata?.annotations?.[MARK] !== mark) continue
    const waiting = pod.status?.containerStatuses?.find((one) => one.state?.waiting?.reason)?.state?.waiting
    if (waiting?.reason && waiting.reason !== "ContainerCreating")
      return redactText(`${waiting.reason}: ${waiting.message ?? ""}`, 200).trim()
  }
  return ""
}

const DIGEST = /(?:^|@)(sha256:[0-9a-f]{64})$/

/** What the running pods hold. An id without a name is the image's configuration, which is another digest. */
export function heldDigests(pods: readonly V1Pod[], container: string): (string | null)[] {
  return pods
    .filter((pod) => pod.status?.phase === "Running" && !pod.metadata?.deletionTimestamp)
    .map((pod) => pod.status?.containerStatuses?.find((one) => one.name === container))
    .filter((one) => one?.state?.running)
    .map((one) => (one?.imageID.includes("@") ? (DIGEST.exec(one.imageID)?.[1] ?? null) : null))
}
