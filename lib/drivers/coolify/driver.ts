import { z } from "zod"
import {
  applicationOf,
  type CoolifyPlace,
  coolifyCall,
  lastDeployments,
  read,
} from "@/lib/drivers/coolify/api"
import { CoolifySecrets, CoolifySettings, QueuedDeployment } from "@/lib/drivers/coolify/settings"
import { type Driver, DriverError } from "@/lib/drivers/driver"
import { ABOUT, TITLES } from "@/lib/drivers/words"
import { redactText } from "@/lib/redact-text"
import { MINUTE_MS, nowMs } from "@/lib/time"

/** Coolify writes a digest as a tag; its own pull makes image@sha256:… of it. */
const HASH_TAG = /^sha256-([0-9a-f]{64})$/
const UNDER_WAY = ["queued", "in_progress"]
/** One that ended so lately may be that whose answer was lost. */
const JUST_NOW_MS = 2 * MINUTE_MS
const Saved = z.object({ name: z.string().nullable(), tag: z.string() })
const Queued = z.object({
  deployments: z.array(z.object({ message: z.string().nullish(), deployment_uuid: z.string().nullish() })),
})

export const coolify: Driver<CoolifySettings, CoolifySecrets> = {
  name: "coolify",
  title: TITLES.coolify,
  settings: CoolifySettings,
  secrets: CoolifySecrets,
  about: ABOUT.coolify,

  async test(place) {
    const { name, status } = await applicationOf(place)
    return {
      ok: true,
      detail: `The application ${name ?? "without a name"} is there; Coolify says ${status ?? "nothing of its state"}.`,
    }
  },

  async current(place) {
    const {
      docker_registry_image_name: name,
      docker_registry_image_tag: tag,
      status,
    } = await applicationOf(place)
    const set = tag
      ? `${name ?? "image"}${HASH_TAG.test(tag) ? `@sha256:${tag.slice(7)}` : `:${tag}`}`
      : "no tag"
    return {
      digest: null,
      gitSha: null,
      replicas: status?.startsWith("running") ? 1 : 0,
      saved: tag ? { name: name ?? null, tag } : {},
      detail: `Set to ${set}, ${status ?? "state unknown"}. Coolify does not say which digest its container holds.`,
    }
  },

  deploy: (place, { imageDigest }) => put(place, place.image, imageDigest.replace(":", "-")),

  restore(place, saved) {
    const told = Saved.safeParse(saved)
    if (!told.success)
      throw new DriverError("Nobody said what ran before, so it cannot be brought back.", { isFinal: true })
    return put(place, told.data.name, told.data.tag)
  },

  async progress(place, handle) {
    const { json } = await coolifyCall(place, "GET", `/deployments/${encodeURIComponent(handle)}`)
    const { status, logs } = read(QueuedDeployment, json)
    if (UNDER_WAY.includes(status))
      return { state: "under_way", healthy: null, wanted: 1, detail: `Coolify: ${status}.` }
    if (status !== "finished") {
      const last = lastOutput(logs)
      return {
        state: "failed",
        healthy: null,
        wanted: 1,
        detail: `Coolify: ${status}${last ? `. ${last}` : "."}`,
      }
    }
    const app = await applicationOf(place)
    const isUp = /^running/.test(app.status ?? "") && !/unhealthy/.test(app.status ?? "")
    return {
      state: "stable",
      healthy: isUp ? 1 : 0,
      wanted: 1,
      detail: `Coolify: finished, ${app.status ?? "state unknown"}.`,
    }
  },

  async cancel(place, handle) {
    const path = `/deployments/${encodeURIComponent(handle)}/cancel`
    const { status } = await coolifyCall(place, "POST", path, { takes: [400] })
    return { detail: status === 400 ? "It had ended already." : "Coolify ended it." }
  },

  async stop(place) {
    await coolifyCall(place, "POST", `/applications/${place.settings.applicationUuid}/stop`)
    return { detail: "Coolify was told to stop it." }
  },

  async resume(place) {
    const { status } = await applicationOf(place)
    if (status?.startsWith("running")) return { detail: "It runs already." }
    await coolifyCall(place, "POST", `/applications/${place.settings.applicationUuid}/start`)
    return { detail: "Coolify was told to start it again." }
  },

  async logs(place, since, limit) {
    const query = `lines=${Math.min(limit, 1_000)}&show_timestamps=true`
    const path = `/applications/${place.settings.applicationUuid}/logs?${query}`
    const { json, status } = await coolifyCall(place, "GET", path, { takes: [400] })
    const logs = (json as { logs?: unknown } | null)?.logs
    if (status === 400 || typeof logs !== "string") return null
    return logs
      .split("\n")
      .filter((line) => line.trim() !== "" && !(Date.parse(line.split(" ", 1)[0] ?? "") < since.getTime()))
      .slice(-limit)
      .map((line) => redactText(line, 500, [place.secrets.token]))
  },
}

/** Sets the image, then queues a deployment; what an answer that was lost has queued is found again. */
async function put(
  place: CoolifyPlace,
  name: string | null,
  tag: string,
): Promise<{ handle: string; detail: string }> {
  const app = await applicationOf(place)
  const hasName = name === null || app.docker_registry_image_name === name
  if (app.docker_registry_image_tag === tag && hasName) {
    const known = (await lastDeployments(place))[0]
    if (known && (UNDER_WAY.includes(known.status) || isJustDone(known)))
      return { handle: known.deployment_uuid, detail: "Coolify has it in its queue already." }
  } else {
    const body = { ...(!hasName && { docker_registry_image_name: name }), docker_registry_image_tag: tag }
    await coolifyCall(place, "PATCH", `/applications/${place.settings.applicationUuid}`, { body })
  }
  const { json } = await coolifyCall(
    place,
    "POST",
    `/deploy?uuid=${place.settings.applicationUuid}&force=false`,
  )
  const [queued] = read(Queued, json).deployments
  if (!queued?.deployment_uuid)
    throw new DriverError(
      `Coolify queued nothing: ${redactText(queued?.message ?? "it does not say why", 200)}`,
    )
  return { handle: queued.deployment_uuid, detail: redactText(queued.message ?? "Queued.", 200) }
}

const isJustDone = ({ status, created_at }: QueuedDeployment): boolean =>
  status === "finished" && nowMs() - Date.parse(created_at ?? "") < JUST_NOW_MS

function lastOutput(logs: string | null | undefined): string {
  if (!logs) return ""
  try {
    const lines = JSON.parse(logs) as { output?: unknown }[]
    const last = lines
      .map((one) => one.output)
      .filter((one) => typeof one === "string" && one.trim() !== "")
      .at(-1)
    return redactText(String(last ?? ""), 200)
  } catch {
    return ""
  }
}
