import type { V1Deployment, V1Pod } from "@kubernetes/client-node"
import { z } from "zod"
import { type Driver, DriverError } from "@/lib/drivers/driver"
import { type Cluster, containerOf, withCluster } from "@/lib/drivers/kubernetes/api"
import { heldDigests, MARK, markOf, rolloutOf } from "@/lib/drivers/kubernetes/rollout"
import {
  type KubernetesPlace,
  KubernetesSecrets,
  KubernetesSettings,
} from "@/lib/drivers/kubernetes/settings"
import { ABOUT, TITLES } from "@/lib/drivers/words"
import { redactText } from "@/lib/redact-text"
import { nowMs } from "@/lib/time"

const Saved = z.object({ image: z.string().min(1) })
const PODS_READ = 3

export const kubernetes: Driver<KubernetesSettings, KubernetesSecrets> = {
  name: "kubernetes",
  title: TITLES.kubernetes,
  settings: KubernetesSettings,
  secrets: KubernetesSecrets,
  about: ABOUT.kubernetes,

  test: (place) =>
    withCluster(place, async ({ read }) => {
      const found = await read()
      const { name } = containerOf(found, place)
      const counts = `${found.status?.availableReplicas ?? 0} of ${found.spec?.replicas ?? 1} pods are available`
      return {
        ok: true,
        detail: `The deployment ${found.metadata?.name} is there with its container ${name}: ${counts}.`,
      }
    }),

  current: (place) =>
    withCluster(place, async (cluster) => {
      const found = await cluster.read()
      const { name, image = "" } = containerOf(found, place)
      const held = heldDigests(await podsOf(cluster, place, found), name)
      const digests = [...new Set(held)]
      const digest = digests.length === 1 ? (digests[0] ?? null) : null
      const replicas = found.spec?.replicas ?? 1
      const detail =
        held.length === 0
          ? "No pod is running."
          : digests.length > 1
            ? `${held.length} pods hold ${digests.length} different images.`
            : `${held.length} of ${replicas} pods hold ${digest ?? "an image Kubernetes does not name by digest"}.`
      const exact = digest ? `${bare(image)}@${digest}` : image
      return { digest, gitSha: null, replicas, saved: { image: exact, replicas }, detail }
    }),

  deploy(place, { imageDigest }, key) {
    if (place.image) return setImage(place, `${place.image}@${imageDigest}`, key)
    return Promise.reject(new DriverError("The place names no image.", { isFinal: true }))
  },

  restore(place, saved, key) {
    const told = Saved.safeParse(saved)
    if (told.success) return setImage(place, told.data.image, key)
    return Promise.reject(
      new DriverError("Nobody said what ran before, so it cannot be brought back.", { isFinal: true }),
    )
  },

  progress: (place, handle) =>
    withCluster(place, async (cluster) => {
      const found = await cluster.read()
      return rolloutOf(found, handle, await podsOf(cluster, place, found))
    }),

  cancel: async () => ({ detail: "Kubernetes ends no rollout: putting the old image back does." }),

  stop: (place) => scale(place, 0, "Kubernetes was told to run no pod."),
  resume: (place, replicas) => scale(place, replicas, `Kubernetes was told to run ${replicas}.`),

  logs: (place, since, limit) =>
    withCluster(place, async (cluster) => {
      const { namespace } = place.settings
      const found = await cluster.read()
      const { name: container } = containerOf(found, place)
      const pods = (await podsOf(cluster, place, found)).slice(0, PODS_READ)
      const sinceSeconds = Math.max(1, Math.min(86_400, Math.ceil((nowMs() - since.getTime()) / 1000)))
      const lines: string[] = []
      for (const { metadata } of pods) {
        const name = metadata?.name ?? ""
        const told = await cluster.core
          .readNamespacedPodLog({
            name,
            namespace,
            container,
            sinceSeconds,
            tailLines: limit,
            timestamps: true,
          })
          // A pod may be gone since it was listed, or not have begun.
          .catch(() => "")
        lines.push(
          ...String(told ?? "")
            .split("\n")
            .filter((line) => line !== ""),
        )
      }
      return lines
        .sort()
        .slice(-limit)
        .map((line) => redactText(line, 500, [place.secrets.token]))
    }),
}

/** Name without tag and digest: a colon before the last slash is a port. */
const bare = (image: string): string => image.replace(/@.*$/, "").replace(/:[^/:]*$/, "")

async function podsOf(
  { core }: Cluster,
  { settings }: KubernetesPlace,
  found: V1Deployment,
): Promise<V1Pod[]> {
  const labels = Object.entries(found.spec?.selector.matchLabels ?? {})
  const labelSelector = labels.map(([name, value]) => `${name}=${value}`).join(",")
  return (await core.listNamespacedPod({ namespace: settings.namespace, labelSelector, limit: 200 })).items
}

const setImage = (place: KubernetesPlace, image: string, key: string) =>
  withCluster(place, async ({ read, patch }) => {
    const found = await read()
    const { name, image: now } = containerOf(found, place)
    if (now === image && markOf(found) === key) return { handle: key, detail: "Kubernetes has it already." }
    const template = { metadata: { annotations: { [MARK]: key } }, spec: { containers: [{ name, image }] } }
    await patch({
      metadata: { annotations: { "kubernetes.io/change-cause": `Rounds: ${key}` } },
      spec: { template },
    })
    return { handle: key, detail: `Kubernetes was given ${image}.` }
  })

const scale = (place: KubernetesPlace, replicas: number, detail: string) =>
  withCluster(place, async ({ patch }) => {
    await patch({ spec: { replicas } })
    return { detail }
  })
