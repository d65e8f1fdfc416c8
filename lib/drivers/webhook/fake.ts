import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeState } from "@/lib/drivers/fake-state"
import { isSignedWebhook } from "@/lib/outbound/standard-webhook"
import { now } from "@/lib/time"

type Told = { type: string; key: string; imageDigest?: string; handle?: string; replicas?: number }

/** A receiver of our signed webhook that does as it is told: POST /hook, GET /status. */
export function webhookFake(state: FakeState, secret: string): (asked: FakeAsked) => FakeReply {
  return (asked) => {
    const search = asked.params.size > 0 ? `?${asked.params}` : ""
    const body = asked.method === "GET" ? asked.wholePath + search : asked.body
    if (!isSignedWebhook({ headers: asked.headers, secret, body, at: now() }))
      return { status: 401, body: { error: "The signature is not ours." } }
    if (asked.method === "GET" && asked.path === "/status") return status(state, asked.params.get("handle"))
    if (asked.method !== "POST" || asked.path !== "/hook")
      return { status: 404, body: { error: "not found" } }
    return told(state, asked.json as Told)
  }
}

function told(state: FakeState, { type, key, imageDigest, handle, replicas }: Told): FakeReply {
  if (type === "test") return { status: 200, body: { detail: `We carry ${state.service}.` } }
  if (type === "deploy" || type === "restore") {
    if (!imageDigest) return { status: 422, body: { error: "imageDigest is missing" } }
    return { status: 202, body: { handle: state.begin(imageDigest, key).handle, detail: "Begun." } }
  }
  if (type === "cancel") {
    const isDone = handle !== undefined && state.cancel(handle)
    return { status: 200, body: { detail: isDone ? "Ended." : "There was nothing to end." } }
  }
  if (type === "stop" || type === "resume") {
    state.replicas = type === "stop" ? 0 : (replicas ?? 1)
    return { status: 200, body: { detail: type === "stop" ? "Stopped." : "Started again." } }
  }
  return { status: 422, body: { error: "unknown type" } }
}

const STATES = { stable: "stable", failed: "failed", cancelled: "failed" } as const

function status(state: FakeState, handle: string | null): FakeReply {
  const one = handle ? state.look(handle) : state.latest()
  if (handle && !one) return { status: 404, body: { error: "no such deployment" } }
  const isUp = one?.end === "stable" || one === undefined
  return {
    status: 200,
    body: {
      state: one?.end ? STATES[one.end] : one ? "under_way" : "stable",
      healthy: isUp ? state.replicas : 0,
      wanted: state.replicas,
      digest: state.running?.imageDigest ?? null,
      gitSha: state.running?.gitSha ?? null,
      replicas: state.replicas,
      detail: one?.detail || undefined,
      logs: state.lines.map(({ at, text }) => ({ at: at.toISOString(), text })),
    },
  }
}
