import type { z } from "zod"
import { callHost, type HostAnswer } from "@/lib/drivers/call"
import {
  Application,
  type CoolifySecrets,
  type CoolifySettings,
  QueuedDeployment,
} from "@/lib/drivers/coolify/settings"
import { DriverError, type DriverPlace } from "@/lib/drivers/driver"
import { env } from "@/lib/env"

export type CoolifyPlace = DriverPlace<CoolifySettings, CoolifySecrets>

const LAST = 10

export function coolifyCall(
  { settings, secrets }: CoolifyPlace,
  method: "GET" | "POST" | "PATCH",
  path: string,
  more: { body?: unknown; takes?: number[] } = {},
): Promise<HostAnswer> {
  const { ROUNDS_DEMO, COOLIFY_URL } = env()
  const trial = ROUNDS_DEMO ? COOLIFY_URL : undefined
  return callHost({
    who: "Coolify",
    url: `${(trial ?? settings.baseUrl).replace(/\/+$/, "")}/api/v1${path}`,
    isTrusted: trial !== undefined,
    method,
    headers: { authorization: `Bearer ${secrets.token}` },
    body: more.body === undefined ? undefined : JSON.stringify(more.body),
    secrets: [secrets.token],
    takes: more.takes,
  })
}

export function read<T>(schema: z.ZodType<T>, json: unknown): T {
  const told = schema.safeParse(json)
  if (told.success) return told.data
  throw new DriverError("Coolify answers with something that is not understood here.", { isFinal: true })
}

export async function applicationOf(place: CoolifyPlace): Promise<Application> {
  const path = `/applications/${place.settings.applicationUuid}`
  const found = read(Application, (await coolifyCall(place, "GET", path)).json)
  if (found.build_pack === "dockerimage") return found
  const words = `The application is built by ${found.build_pack ?? "something unnamed"}: only one of kind Docker Image takes a digest.`
  throw new DriverError(words, { isFinal: true })
}

/** Newest first. */
export async function lastDeployments(place: CoolifyPlace): Promise<QueuedDeployment[]> {
  const path = `/deployments/applications/${place.settings.applicationUuid}?skip=0&take=${LAST}`
  const { json } = await coolifyCall(place, "GET", path)
  const listed = (json as { deployments?: unknown } | null)?.deployments ?? json
  return read(QueuedDeployment.array(), listed)
}
