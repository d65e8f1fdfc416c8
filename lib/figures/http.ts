import { METHODS, ROUTES } from "@/lib/routes"
import { countOwn, held, observeOwn } from "./count"
import { emptyCounts, placeOf } from "./histogram"

const MINUTE_MS = 60_000
const exact = new Set(ROUTES.map((route) => route.path).filter((path) => !path.includes("[")))
const templates = ROUTES.filter((route) => route.path.includes("["))
  // What says more comes first: /leads/[id] before a catch-all.
  .sort((one, other) => depth(other.path) - depth(one.path))
  .map(({ path }) => ({ path, pattern: patternOf(path) }))

function depth(path: string): number {
  return path.split("/").length * 10 - (path.match(/\[/g)?.length ?? 0) - (path.includes("...") ? 5 : 0)
}

function patternOf(path: string): RegExp {
  const parts = path
    .split("/")
    .slice(1)
    .map((part) => {
      if (part.startsWith("[[...")) return "(?:/.+)?"
      if (part.startsWith("[...")) return "/.+"
      return `/${part.startsWith("[") ? "[^/]+" : part.replaceAll(".", "\\.")}`
    })
  return new RegExp(`^${parts.join("")}/?$`)
}

/** The address as it stands in lib/routes.ts, so that no id becomes a label. What is listed nowhere is one label. */
export function routeOf(path: string): string {
  if (exact.has(path)) return path
  if (path.startsWith("/_next/")) return "(assets)"
  const listed = templates.find(({ pattern }) => pattern.test(path))?.path
  return listed ?? (/\.(js|css|svg|png|ico|txt|woff2|webmanifest)$/.test(path) ? "(assets)" : "(unknown)")
}

const KNOWN_METHODS: ReadonlySet<string> = new Set([...METHODS, "HEAD", "OPTIONS"])
/** Held open on purpose. */
const STREAMS: ReadonlySet<string> = new Set(["/api/stream"])
const isApi = (route: string) =>
  route.startsWith("/api/") && !STREAMS.has(route) && !/\/(health|metrics|version)/.test(route)

/** Counts an answered request. `atMs` is the machine's clock, as the database's. */
export function noteRequest(given: {
  url: string
  method: string
  status: number
  seconds: number
  atMs: number
}): void {
  const { status, seconds, atMs } = given
  const route = routeOf(given.url.split("?", 1)[0] ?? "/")
  const method = KNOWN_METHODS.has(given.method) ? given.method : "OTHER"
  countOwn("http_requests_total", { route, method, status: String(status) })
  if (STREAMS.has(route)) return
  observeOwn("http_request_duration_seconds", { route, method }, seconds)
  if (isApi(route)) noteApi(status, seconds, Math.floor(atMs / MINUTE_MS))
}

function noteApi(status: number, seconds: number, minute: number): void {
  const one = held.http.get(minute) ?? { requests: 0, errors: 0, durations: emptyCounts() }
  one.requests++
  if (status >= 500) one.errors++
  one.durations[placeOf(seconds)]! += 1
  held.http.set(minute, one)
}
