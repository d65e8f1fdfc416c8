import { Readable } from "node:stream"
import type { ContainerDefinition, Deployment, ECS, Service, TaskDefinition } from "@aws-sdk/client-ecs"
import { DriverError } from "@/lib/drivers/driver"
import type { EcsPlace } from "@/lib/drivers/ecs/settings"
import { sendForLibrary } from "@/lib/drivers/library-call"
import { redactText } from "@/lib/redact-text"

const PASSING =
  /Throttl|TooManyRequests|RequestLimit|ServerException|ServiceUnavailable|Timeout|NetworkingError/i

/** Runs a piece with a client of this place; what AWS refuses becomes a `DriverError`. */
export async function withEcs<T>({ settings, secrets }: EcsPlace, run: (ecs: ECS) => Promise<T>): Promise<T> {
  const { endpoint, region } = settings
  const { ECS: Client } = await import("@aws-sdk/client-ecs")
  const client = new Client({
    region,
    endpoint,
    credentials: secrets,
    // The engine tries again, and shows that it does.
    maxAttempts: 1,
    requestHandler: { handle: async (request: AwsRequest) => ({ response: await send(request) }) },
  })
  try {
    return await run(client)
  } catch (error) {
    throw error instanceof DriverError ? error : toDriverError(error, Object.values(secrets))
  } finally {
    client.destroy()
  }
}

type AwsRequest = {
  protocol: string
  hostname: string
  port?: number
  path: string
  method: string
  headers: Record<string, string>
  body?: unknown
}

async function send({ protocol, hostname, port, path, method, headers, body }: AwsRequest) {
  const url = `${protocol}//${hostname}${port ? `:${port}` : ""}${path}`
  const answer = await sendForLibrary("ECS", url, {
    method: method as "POST",
    headers,
    body: typeof body === "string" || body instanceof Uint8Array ? body : undefined,
  })
  return { statusCode: answer.status, headers: { ...answer.headers }, body: Readable.from([answer.body]) }
}

function toDriverError(error: unknown, secrets: readonly string[]): DriverError {
  const {
    name = "",
    message = "",
    $metadata,
  } = error as {
    name?: string
    message?: string
    $metadata?: { httpStatusCode?: number }
  }
  const status = $metadata?.httpStatusCode
  const isPassing = status === undefined || status >= 500 || status === 429 || PASSING.test(name)
  const words = redactText(message.replace(/\s+/g, " "), 300, secrets)
  return new DriverError(`ECS: ${name || "no answer"}${words ? `: ${words}` : "."}`, {
    status,
    isFinal: !isPassing,
  })
}

export async function serviceOf(ecs: ECS, { settings }: EcsPlace): Promise<Service> {
  const { cluster, service } = settings
  const { services = [], failures = [] } = await ecs.describeServices({ cluster, services: [service] })
  const found = services[0]
  if (found && found.status !== "INACTIVE") return found
  const why = failures[0]?.reason ?? found?.status ?? "MISSING"
  throw new DriverError(`ECS has no such service: ${why}.`, { isFinal: true })
}

export const primary = (service: Service): Deployment | undefined =>
  service.deployments?.find((one) => one.status === "PRIMARY")

/** The container that carries the release. */
export function containerOf(task: TaskDefinition, { settings, image }: EcsPlace): ContainerDefinition {
  const all = task.containerDefinitions ?? []
  const found = settings.container
    ? all.find((one) => one.name === settings.container)
    : (all.find((one) => image && (one.image ?? "").split(/[@:](?!.*\/)/)[0] === image) ??
      (all.length === 1 ? all[0] : undefined))
  if (found) return found
  throw new DriverError("The task definition has no such container: name it in the settings.", {
    isFinal: true,
  })
}
