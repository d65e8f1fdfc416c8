import { randomBytes } from "node:crypto"
import { env } from "@/lib/env"
import packageJson from "@/package.json" with { type: "json" }

export type SentryAddress = { url: string; header: string }

/** `https://<key>@<host>/<project>` as Sentry, and what speaks like it, gives it; null for anything else. */
export function sentryAddress(dsn: string): SentryAddress | null {
  const url = URL.canParse(dsn) ? new URL(dsn) : null
  const [, path = "", project] = /^(.*)\/(\d+)$/.exec(url?.pathname ?? "") ?? []
  if (!url || !/^https?:$/.test(url.protocol) || !url.username || !project) return null
  const client = `rounds/${packageJson.version}`
  return {
    url: `${url.protocol}//${url.host}${path}/api/${project}/envelope/`,
    header: `Sentry sentry_version=7, sentry_client=${client}, sentry_key=${url.username}`,
  }
}

type Line = Record<string, unknown>
type Told = { type?: string; code?: string; stack?: string; cause?: Told }

/** Ids and our own words: what finds the error in our own log and tells it from others. */
const TAGS = ["code", "status", "provider", "functionId", "step", "method", "requestId", "runId"] as const

const toldOf = (line: Line): Told => (line.error ?? {}) as Told

/** The same for the same fault. */
export function stampOf(op: string, line: Line): string {
  const { type, code, stack = "" } = toldOf(line)
  return [op, type, code, stack.split("\n")[0]].join(" ")
}

/** An event in Sentry's envelope, made of a log line that was cut to what a log may hold. */
export function envelopeOf(given: { op: string; line: Line; role: string; at: Date }): string {
  const { op, line, role, at } = given
  const { GIT_SHA, ROUNDS_ENVIRONMENT, NODE_ENV, SENTRY_ENVIRONMENT } = env()
  const event_id = randomBytes(16).toString("hex")
  const event = {
    event_id,
    timestamp: at.toISOString(),
    platform: "node",
    level: "error",
    logger: op,
    release: GIT_SHA,
    environment: SENTRY_ENVIRONMENT ?? ROUNDS_ENVIRONMENT ?? NODE_ENV,
    tags: {
      process: role,
      ...Object.fromEntries(TAGS.flatMap((name) => (line[name] === undefined ? [] : [[name, line[name]]]))),
    },
    exception: { values: chainOf(toldOf(line)) },
  }
  const header = { event_id, sent_at: at.toISOString() }
  return `${[header, { type: "event" }, event].map((one) => JSON.stringify(one)).join("\n")}\n`
}

/** The first cause first, as Sentry wants it; of each its kind, its code and where it was thrown. */
function chainOf(told: Told): object[] {
  const { type = "Error", code, stack, cause } = told
  const own = { type, value: code ?? "", ...(stack && { stacktrace: { frames: framesOf(stack) } }) }
  return [...(cause ? chainOf(cause) : []), own]
}

const FRAME = /^\s*at (?:(.+?) \()?(?:file:\/\/)?([^()]+?):(\d+):(\d+)\)?$/

/** The innermost last. */
const framesOf = (stack: string) =>
  stack
    .split("\n")
    .flatMap((line) => {
      const [, fn, filename = "", lineno, colno] = FRAME.exec(line) ?? []
      const in_app = !filename.includes("node_modules") && !filename.startsWith("node:")
      return filename
        ? [{ function: fn ?? "?", filename, lineno: Number(lineno), colno: Number(colno), in_app }]
        : []
    })
    .reverse()
