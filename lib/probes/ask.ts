import { env } from "@/lib/env"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { fetchHost } from "@/lib/outbound/private-hosts"
import { askCertificate, askConnection } from "@/lib/probes/ask-socket"
import type { Outcome } from "@/lib/probes/rules"
import { nowMs } from "@/lib/time"

/** What is asked: a probe's row, with what was proven last at its place. */
export type Asked = {
  kind: string
  address: string
  expects: string | null
  /** version: the commit that was proven there last. */
  provenSha?: string | null
  /** Rounds itself, by its own address: wherever that is. */
  isOwn?: boolean
}

/** Not asked: nothing is known by it, good or bad. */
export type Unasked = { notAsked: string }

const HOW = {
  totalMs: 10_000,
  mostBytes: 512 * 1024,
  tellsRedirect: true,
  headers: { accept: "application/json, */*;q=0.5", "cache-control": "no-cache" },
}

export async function askProbe(asked: Asked): Promise<Outcome | Unasked> {
  const url = URL.canParse(asked.address) ? new URL(asked.address) : null
  const host = asked.kind === "tcp" ? asked.address.replace(/:\d+$/, "") : (url?.hostname ?? "")
  // Of what the demo makes up nothing is on record anywhere: asking would only say that the name is unknown.
  if (env().ROUNDS_DEMO && /(^|\.)example(\.(com|org|net))?$/i.test(host)) return { notAsked: "made_up" }
  const startedMs = nowMs()
  try {
    if (asked.kind === "tcp") return await askConnection(asked.address)
    if (asked.kind === "tls") return await askCertificate(asked.address)
    const how = { ...HOW, ports: url?.port ? [Number(url.port)] : [] }
    // Our own address is read from the environment again: a row is not believed about it.
    const answer = asked.isOwn
      ? await guardedFetch(`${env().NEXTAUTH_URL}/health/ready`, { ...how, isTrusted: true })
      : await fetchHost(asked.address, how)
    const ms = nowMs() - startedMs
    const read = asked.kind === "version" ? readVersion : readAnswer
    return { ms, ...read(answer.status, answer.body, asked) }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    if (error.reason === "address") return { notAsked: "not_allowed" }
    return { isUp: false, ms: nowMs() - startedMs, detail: codeOf(error) }
  }
}

export function codeOf(error: OutboundError): string {
  if (error.reason === "timeout" || error.reason === "too_large") return error.reason
  const code = (error.cause as { code?: string } | undefined)?.code ?? ""
  if (code === "ENOTFOUND" || error.sentence === "Its name is not known.") return "unknown_name"
  return /CERT|TLS|SSL/.test(code) ? "certificate" : "unreachable"
}

type Read = Pick<Outcome, "isUp" | "detail">

function readAnswer(status: number, body: Buffer, { expects }: Asked): Read {
  const wanted = (expects ?? "200").split(",").map((one) => Number(one.trim()))
  if (!wanted.includes(status)) return { isUp: false, detail: `status ${status}` }
  const parts = degradedParts(json(body))
  return { isUp: true, detail: parts.length > 0 ? `degraded ${parts.join(" ")}` : `ok ${status}` }
}

/** What a readiness answer such as ours says of its parts: names only, of those that are not well. */
function degradedParts(told: unknown): string[] {
  const { status, checks } = (told ?? {}) as { status?: unknown; checks?: unknown }
  if (typeof checks !== "object" || checks === null || status === "ok") return []
  return Object.entries(checks as Record<string, { status?: unknown } | null>)
    .filter(([name, check]) => /^[a-z][\w-]{0,30}$/i.test(name) && check?.status !== "ok")
    .map(([name]) => name)
    .slice(0, 6)
}

function readVersion(status: number, body: Buffer, { provenSha }: Asked): Read {
  if (status !== 200) return { isUp: false, detail: `status ${status}` }
  const told = (json(body) as { gitSha?: unknown } | null)?.gitSha
  const sha = typeof told === "string" && /^[0-9a-f]{7,40}$/i.test(told) ? told.toLowerCase() : null
  if (!sha) return { isUp: false, detail: "no_version" }
  if (!provenSha) return { isUp: true, detail: `unheld ${sha}` }
  if (provenSha.startsWith(sha)) return { isUp: true, detail: `runs ${sha}` }
  return { isUp: false, detail: `drift ${sha} ${provenSha}` }
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    return null
  }
}
