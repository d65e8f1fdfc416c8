import type {
  AppsV1Api,
  CoreV1Api,
  RequestContext,
  ResponseContext,
  V1Container,
  V1Deployment,
} from "@kubernetes/client-node"
import { DriverError } from "@/lib/drivers/driver"
import type { KubernetesPlace } from "@/lib/drivers/kubernetes/settings"
import { sendForLibrary } from "@/lib/drivers/library-call"
import { redactText } from "@/lib/redact-text"

export type Cluster = {
  apps: AppsV1Api
  core: CoreV1Api
  read(): Promise<V1Deployment>
  patch(body: object): Promise<void>
}

const WHO = "Kubernetes"

/** Runs a piece against the cluster of this place; what its API refuses becomes a `DriverError`. */
export async function withCluster<T>(
  { settings, secrets }: KubernetesPlace,
  run: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const k8s = await import("@kubernetes/client-node")
  const configuration = k8s.createConfiguration({
    baseServer: new k8s.ServerConfiguration(settings.server.replace(/\/+$/, ""), {}),
    authMethods: {
      default: {
        getName: () => "bearer",
        applySecurityAuthentication: (request) =>
          request.setHeaderParam("authorization", `Bearer ${secrets.token}`),
      },
    },
    httpApi: k8s.wrapHttpLibrary({ send: (request) => send(k8s, request, settings.caCertificate) }),
  })
  const apps = new k8s.AppsV1Api(configuration)
  const core = new k8s.CoreV1Api(configuration)
  const at = { name: settings.deployment, namespace: settings.namespace }
  try {
    return await run({
      apps,
      core,
      read: () => apps.readNamespacedDeployment(at),
      async patch(body) {
        const kind = k8s.setHeaderOptions("Content-Type", k8s.PatchStrategy.StrategicMergePatch)
        await apps.patchNamespacedDeployment({ ...at, body, fieldManager: "rounds" }, kind)
      },
    })
  } catch (error) {
    throw error instanceof DriverError ? error : toDriverError(error, secrets.token)
  }
}

async function send(
  { ResponseContext }: typeof import("@kubernetes/client-node"),
  request: RequestContext,
  ca: string | undefined,
): Promise<ResponseContext> {
  const body = request.getBody()
  const {
    status,
    headers,
    body: told,
  } = await sendForLibrary(WHO, request.getUrl(), {
    method: request.getHttpMethod() as "GET",
    headers: request.getHeaders(),
    body: typeof body === "string" ? body : undefined,
    ca,
  })
  return new ResponseContext(status, headers, {
    text: async () => told.toString("utf8"),
    binary: async () => told,
  })
}

function toDriverError(error: unknown, token: string): DriverError {
  const { code, body, message = "" } = error as { code?: unknown; body?: unknown; message?: string }
  if (typeof code !== "number") return new DriverError(`${WHO} cannot be reached.`)
  const words = redactText(wordsOf(body) || message.split("\n")[0] || "", 300, [token])
  const isFinal = code < 500 && code !== 409 && code !== 429
  return new DriverError(`${WHO} answers ${code}: ${words}`, { status: code, isFinal })
}

/** An API server answers with a Status; what stands between may answer with anything. */
function wordsOf(body: unknown): string {
  if (typeof body !== "string") return String((body as { message?: unknown } | null)?.message ?? "")
  try {
    return String((JSON.parse(body) as { message?: unknown }).message ?? "")
  } catch {
    return ""
  }
}

export function containerOf(deployment: V1Deployment, { settings }: KubernetesPlace): V1Container {
  const all = deployment.spec?.template.spec?.containers ?? []
  const found = settings.container
    ? all.find((one) => one.name === settings.container)
    : all.length === 1
      ? all[0]
      : undefined
  if (found) return found
  throw new DriverError("The deployment has no such container: name it in the settings.", { isFinal: true })
}
