import { createHash } from "node:crypto"
import { callHost } from "@/lib/drivers/call"
import { type Driver, DriverError, type DriverPlace } from "@/lib/drivers/driver"
import { WebhookAnswer, WebhookSecrets, WebhookSettings } from "@/lib/drivers/webhook/settings"
import { ABOUT, TITLES } from "@/lib/drivers/words"
import { webhookHeaders } from "@/lib/outbound/standard-webhook"
import { redactText } from "@/lib/redact-text"
import { now } from "@/lib/time"

type Place = DriverPlace<WebhookSettings, WebhookSecrets>
type Kind = "test" | "deploy" | "restore" | "cancel" | "stop" | "resume"

const WHO = "The receiver"
const GIT_SHA = /^[0-9a-f]{40}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Told by a signed call; asked back where the receiver offers an address for it. */
export const webhook: Driver<WebhookSettings, WebhookSecrets> = {
  name: "webhook",
  title: TITLES.webhook,
  settings: WebhookSettings,
  secrets: WebhookSecrets,
  about: ABOUT.webhook,

  async test(place) {
    const told = await tell(place, "test", `test-${now().getTime()}`)
    const asked = place.settings.statusUrl ? await ask(place, null) : null
    const status = asked ? "It tells how it stands." : "It offers no address to ask how it stands."
    return { ok: true, detail: `${told.detail ? said(told.detail) : "It took the signed call."} ${status}` }
  },

  async current(place) {
    if (!place.settings.statusUrl)
      return {
        digest: null,
        gitSha: null,
        replicas: place.replicas,
        saved: {},
        detail: "The receiver offers no address to ask what runs.",
      }
    const { digest, gitSha, replicas, detail } = await ask(place, null)
    const known = digest && DIGEST.test(digest) ? digest : null
    const sha = gitSha && GIT_SHA.test(gitSha) ? gitSha : null
    return {
      digest: known,
      gitSha: sha,
      replicas: replicas ?? place.replicas,
      saved: known && sha ? { imageDigest: known, gitSha: sha } : {},
      detail: detail ? said(detail) : `Runs ${known ?? "what the receiver does not name"}.`,
    }
  },

  async deploy(place, release, key) {
    const told = await tell(place, "deploy", key, release)
    return { handle: told.handle ?? key, detail: told.detail ? said(told.detail) : "The receiver took it." }
  },

  async restore(place, saved, key) {
    const { imageDigest, gitSha } = saved as { imageDigest?: unknown; gitSha?: unknown }
    if (typeof imageDigest !== "string" || typeof gitSha !== "string")
      throw new DriverError("Nobody said what ran before, so it cannot be brought back.", { isFinal: true })
    const told = await tell(place, "restore", key, { imageDigest, gitSha })
    return { handle: told.handle ?? key, detail: told.detail ? said(told.detail) : "The receiver took it." }
  },

  async progress(place, handle) {
    if (!place.settings.statusUrl)
      return {
        state: "stable",
        healthy: null,
        wanted: null,
        detail: "Taken. The receiver says nothing of how it goes: health and proof decide.",
      }
    const { state, healthy, wanted, detail } = await ask(place, handle)
    return {
      state: state ?? "under_way",
      healthy: healthy ?? null,
      wanted: wanted ?? null,
      detail: detail ? said(detail) : (state ?? "The receiver names no state."),
    }
  },

  async cancel(place, handle) {
    const told = await tell(place, "cancel", `${handle}:cancel`, { handle })
    return { detail: told.detail ? said(told.detail) : "The receiver was told to end it." }
  },

  async stop(place) {
    const told = await tell(place, "stop", `stop-${now().getTime()}`)
    return { detail: told.detail ? said(told.detail) : "The receiver was told to stop it." }
  },

  async resume(place, replicas) {
    const told = await tell(place, "resume", `resume-${now().getTime()}`, { replicas })
    return { detail: told.detail ? said(told.detail) : "The receiver was told to start it again." }
  },

  async logs(place, since, limit) {
    if (!place.settings.statusUrl) return null
    const { logs } = await ask(place, null)
    if (!logs) return null
    const fresh = logs.filter((one) => Date.parse(one.at) >= since.getTime())
    return fresh.slice(-limit).map((one) => redactText(one.text, 500, [place.secrets.secret]))
  },
}

const said = (detail: string): string => redactText(detail.replace(/\s+/g, " ").trim(), 300)

/** The same key is the same call: whoever receives it does it once. */
async function tell(place: Place, kind: Kind, key: string, more: object = {}): Promise<WebhookAnswer> {
  const { service, environment, image, replicas, settings, secrets } = place
  const body = JSON.stringify({ type: kind, service, environment, image, replicas, key, ...more })
  const headers = webhookHeaders({ id: idOf(key), secret: secrets.secret, body, at: now() })
  const { json } = await callHost({
    who: WHO,
    url: settings.url,
    method: "POST",
    body,
    headers,
    secrets: [secrets.secret],
  })
  return WebhookAnswer.safeParse(json).data ?? {}
}

async function ask(place: Place, handle: string | null): Promise<WebhookAnswer> {
  const url = new URL(place.settings.statusUrl ?? place.settings.url)
  url.searchParams.set("service", place.service)
  url.searchParams.set("environment", place.environment)
  if (handle) url.searchParams.set("handle", handle)
  // An address has no body: what is signed in its place is what stands behind the host.
  const signed = {
    id: idOf(`${url}`),
    secret: place.secrets.secret,
    body: url.pathname + url.search,
    at: now(),
  }
  const { json } = await callHost({
    who: WHO,
    url: String(url),
    headers: webhookHeaders(signed),
    secrets: [place.secrets.secret],
  })
  const read = WebhookAnswer.safeParse(json)
  if (read.success) return read.data
  throw new DriverError("The receiver's answer does not say how it stands.", { isFinal: true })
}

/** Standard Webhooks wants an id without dots, and short. */
const idOf = (key: string): string =>
  /^[\w:-]{1,100}$/.test(key) ? key : createHash("sha256").update(key).digest("hex")
