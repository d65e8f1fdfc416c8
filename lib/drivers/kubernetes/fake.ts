import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeState } from "@/lib/drivers/fake-state"

const NAMESPACE = "clinic"
type Patch = {
  spec?: {
    replicas?: number
    template?: {
      metadata?: { annotations?: Record<string, string> }
      spec?: { containers?: { image: string }[] }
    }
  }
}

const status = (code: number, reason: string, message: string): FakeReply => ({
  status: code,
  body: { kind: "Status", apiVersion: "v1", status: "Failure", message, reason, code },
})

/** The API server as far as one deployment and its pods go. */
export function kubernetesFake(state: FakeState, token: string) {
  const held = {
    image: `${state.image}:first`,
    mark: undefined as string | undefined,
    generation: 1,
    handle: null as string | null,
  }
  const rollout = () => (held.handle ? state.look(held.handle) : undefined)

  const annotations = (): Record<string, string> => (held.mark ? { "rounds-deployment": held.mark } : {})
  const deployment = () => {
    const one = rollout()
    const isUp = !one || one.end === "stable"
    const isLate = one?.end === "failed" || one?.end === "cancelled"
    const replicas = state.replicas
    return {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: state.service, namespace: NAMESPACE, generation: held.generation },
      spec: {
        replicas,
        selector: { matchLabels: { app: state.service } },
        template: {
          metadata: { labels: { app: state.service }, annotations: annotations() },
          spec: { containers: [{ name: "app", image: held.image }] },
        },
      },
      status: {
        observedGeneration: held.generation,
        replicas: isUp ? replicas : replicas + 1,
        updatedReplicas: isUp ? replicas : Math.min(1, replicas),
        availableReplicas: state.running ? replicas : 0,
        conditions: [
          {
            type: "Progressing",
            status: isLate ? "False" : "True",
            reason: isLate
              ? "ProgressDeadlineExceeded"
              : isUp
                ? "NewReplicaSetAvailable"
                : "ReplicaSetUpdated",
            message: one?.detail,
          },
        ],
      },
    }
  }
  const pod = (name: string, container: object, of: Record<string, string>) => ({
    metadata: { name, namespace: NAMESPACE, labels: { app: state.service }, annotations: of },
    spec: { containers: [{ name: "app" }] },
    status: {
      phase: "Running",
      containerStatuses: [{ name: "app", image: held.image, restartCount: 0, ...container }],
    },
  })
  const pods = () => {
    const one = rollout()
    const running = Array.from({ length: state.running ? state.replicas : 0 }, (_, n) =>
      pod(
        `${state.service}-${n}`,
        { ready: true, imageID: `${state.image}@${state.running?.imageDigest}`, state: { running: {} } },
        !one || one.end === "stable" ? annotations() : {},
      ),
    )
    if (!one || one.end === "stable") return running
    const waiting = { reason: one.end ? "CrashLoopBackOff" : "ContainerCreating", message: one.detail }
    return [
      ...running,
      pod(`${state.service}-new`, { ready: false, imageID: "", state: { waiting } }, annotations()),
    ]
  }
  const patch = ({ spec }: Patch) => {
    held.generation += 1
    if (spec?.replicas !== undefined) state.replicas = spec.replicas
    const image = spec?.template?.spec?.containers?.[0]?.image
    const mark = spec?.template?.metadata?.annotations?.["rounds-deployment"]
    if (!image || (image === held.image && mark === held.mark)) return
    held.image = image
    held.mark = mark
    held.handle = state.begin(image.split("@")[1] ?? image).handle
  }

  return {
    answer(asked: FakeAsked): FakeReply {
      if (asked.headers.get("authorization") !== `Bearer ${token}`)
        return status(401, "Unauthorized", "Unauthorized")
      const base = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/${state.service}`
      if (asked.path === base && asked.method === "GET") return { status: 200, body: deployment() }
      if (asked.path === base && asked.method === "PATCH") {
        if (!asked.headers.get("content-type")?.includes("strategic-merge-patch+json"))
          return status(415, "UnsupportedMediaType", "the body of the request was in an unknown format")
        patch(asked.json as Patch)
        return { status: 200, body: deployment() }
      }
      const of = `/api/v1/namespaces/${NAMESPACE}/pods`
      if (asked.path === of)
        return { status: 200, body: { kind: "PodList", apiVersion: "v1", metadata: {}, items: pods() } }
      if (asked.path.startsWith(`${of}/`) && asked.path.endsWith("/log")) {
        const most = Number(asked.params.get("tailLines") ?? 100)
        const lines = state.lines.slice(-most).map(({ at, text }) => `${at.toISOString()} ${text}\n`)
        return { status: 200, body: lines.join("") }
      }
      return status(404, "NotFound", `${asked.path} not found`)
    },
    own: held,
    put({ imageDigest }: FakeRelease) {
      held.image = `${state.image}@${imageDigest}`
    },
  }
}
