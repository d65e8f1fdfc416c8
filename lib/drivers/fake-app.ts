import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { Behaviour, FakeState } from "@/lib/drivers/fake-state"
import { now } from "@/lib/time"

export const FAKE_ORIGIN = "https://console.example.org"
export const FAKE_SMOKE = {
  protectedPath: "/api/leads",
  corsOrigin: FAKE_ORIGIN,
  errorPath: "/api/leads/no-such-lead",
}

const HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "permissions-policy": "camera=()",
}
const BUILT_AT = now().toISOString()
const SLOW_MS = 2_600
const LEAK = {
  error: "duplicate key: patient Maria Ionescu, +40 722 123 456, maria.ionescu@example.org",
  stack: "Error: duplicate key\n    at insert (/app/lib/patients/register.ts:41:13)",
}

/** What the service itself answers, as the release that runs there does. Its image's registry stands beside it. */
export function answerAsService(state: FakeState, asked: FakeAsked): FakeReply {
  state.settle()
  if (asked.path.startsWith("/v2/")) return registry(state, asked)
  const behaviour = state.behaviourNow()
  state.answered += 1
  const reply = answered(state, behaviour, asked)
  return {
    ...reply,
    headers: {
      ...(behaviour !== "no-headers" && HEADERS),
      ...cors(behaviour, asked),
      "cache-control": "no-store",
      ...reply.headers,
    },
    ...(behaviour === "slow-answers" && { afterMs: SLOW_MS }),
  }
}

function answered(state: FakeState, behaviour: Behaviour, asked: FakeAsked): FakeReply {
  if (!state.running || state.replicas === 0)
    return { status: 503, body: "no server is available", headers: { "retry-after": "10" } }
  if (behaviour === "sickens" && state.answered > state.sickensAfter)
    return { status: 500, body: { error: "internal" } }
  if (asked.headers.get("x-forwarded-proto") === "http" && behaviour !== "plain-http")
    return { status: 308, headers: { location: `https://service.example.org${asked.path}` } }
  if (asked.method === "OPTIONS") return { status: 204 }
  if (asked.path === "/version") return version(state, behaviour)
  if (asked.path === "/health/live")
    return behaviour === "not-live" || behaviour === "unhealthy"
      ? { status: 503, body: { status: "failed" } }
      : { status: 200, body: { status: "ok" } }
  if (asked.path === "/health/ready" || asked.path === "/health") return ready(state, behaviour)
  if (asked.path === "/metrics") return { status: 200, body: metrics(state, behaviour) }
  if (asked.path === FAKE_SMOKE.errorPath)
    return behaviour === "telling-errors"
      ? { status: 500, body: LEAK }
      : { status: 404, body: { error: { code: "not_found", message: "There is no such thing." } } }
  if (asked.path === FAKE_SMOKE.protectedPath)
    return behaviour === "open-route"
      ? { status: 200, body: { leads: [] } }
      : { status: 401, body: { error: { code: "unauthenticated" } } }
  if (asked.path === "/")
    return behaviour === "no-root"
      ? { status: 502, body: "bad gateway" }
      : {
          status: 200,
          body: "<!doctype html><title>Service</title>",
          headers: { "content-type": "text/html" },
        }
  return { status: 404, body: { error: { code: "not_found" } } }
}

function version(state: FakeState, behaviour: Behaviour): FakeReply {
  if (behaviour === "no-version") return { status: 404, body: "not found" }
  const { gitSha, imageDigest } = state.named ?? { gitSha: "unknown", imageDigest: "unknown" }
  const body = {
    service: state.service,
    version: "1.0.0",
    gitSha,
    buildTime: BUILT_AT,
    imageDigest,
  }
  return { status: 200, body: { ...body, nodeEnv: "production" } }
}

function ready(state: FakeState, behaviour: Behaviour): FakeReply {
  const isDown = behaviour === "no-database" || behaviour === "unhealthy" || state.isDatabaseBroken
  const database = isDown ? { status: "failed", detail: "no connection" } : { status: "ok", detail: "2 ms" }
  return {
    status: isDown ? 503 : 200,
    body: { status: isDown ? "unavailable" : "ok", checks: { database } },
  }
}

function cors(behaviour: Behaviour, { headers }: FakeAsked): Record<string, string> {
  const origin = headers.get("origin")
  if (!origin || behaviour === "no-cors") return {}
  if (origin !== FAKE_ORIGIN && behaviour !== "any-origin") return {}
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST",
    vary: "origin",
  }
}

function metrics(state: FakeState, behaviour: Behaviour): string {
  const failing = behaviour === "sickens" ? Math.max(0, state.answered - state.sickensAfter) : 0
  return [
    `http_requests_total{status="2xx"} ${state.answered - failing}`,
    `http_requests_total{status="5xx"} ${failing}`,
    "",
  ].join("\n")
}

const NOT_THERE = { status: 404, body: { errors: [{ code: "MANIFEST_UNKNOWN" }] } }

/** As the distribution API answers: by digest, or by a tag that is the commit or its first seven digits. */
function registry(state: FakeState, { path }: FakeAsked): FakeReply {
  if (path === "/v2/") return { status: 200, body: {} }
  const [, name, reference = ""] = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(path) ?? []
  if (!name || !state.image.endsWith(`/${name}`)) return NOT_THERE
  const found = [...state.images.values()].find(
    ({ gitSha, imageDigest }) =>
      imageDigest === reference || gitSha === reference || gitSha.slice(0, 7) === reference,
  )
  if (!found) return NOT_THERE
  return {
    status: 200,
    body: JSON.stringify({ schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json" }),
    headers: {
      "content-type": "application/vnd.oci.image.manifest.v1+json",
      "docker-content-digest": found.imageDigest,
    },
  }
}
