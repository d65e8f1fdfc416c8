import { DriverError } from "@/lib/drivers/driver"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch, type Outgoing } from "@/lib/outbound/fetch"
import { fetchHost } from "@/lib/outbound/private-hosts"
import { redactText } from "@/lib/redact-text"

export type HostCall = {
  /** As a sentence begins with it: "Coolify". */
  who: string
  url: string
  method?: Outgoing["method"]
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Left out of whatever the answer repeats. */
  secrets?: readonly string[]
  totalMs?: number
  mostBytes?: number
  /** Answers that are no error, besides those below 300. */
  takes?: readonly number[]
  /** For an address out of the environment: where it leads is the operator's word. */
  isTrusted?: boolean
}

export type HostAnswer = {
  status: number
  text: string
  json: unknown
  headers: Readonly<Record<string, string>>
}

const TOTAL_MS = 20_000
const MOST_BYTES = 4 * 1024 * 1024

/** One call of a host's API. Anything but what is taken is a `DriverError` that says whether trying again can help. */
export async function callHost(call: HostCall): Promise<HostAnswer> {
  try {
    const given = {
      method: call.method,
      headers: { ...(call.body !== undefined && { "content-type": "application/json" }), ...call.headers },
      body: call.body,
      totalMs: call.totalMs ?? TOTAL_MS,
      mostBytes: call.mostBytes ?? MOST_BYTES,
    }
    const answer = call.isTrusted
      ? await guardedFetch(call.url, { ...given, isTrusted: true })
      : await fetchHost(call.url, given)
    const text = answer.body.toString("utf8")
    const told = { status: answer.status, headers: answer.headers, text, json: parsed(text) }
    if (told.status < 300 || call.takes?.includes(told.status)) return told
    throw refusal(call, told)
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const isFinal = error.reason === "address" || error.reason === "redirect"
    throw new DriverError(`${call.who}: ${error.sentence}`, { isFinal })
  }
}

function refusal(call: HostCall, answer: HostAnswer): DriverError {
  const { status } = answer
  const words = wordsOf(answer, call.secrets ?? [])
  const said = words ? `: ${words}` : "."
  const more = { status, isFinal: status < 500 && status !== 408 && status !== 409 && status !== 429 }
  if (status === 401 || status === 403)
    return new DriverError(`${call.who} does not let us do this (${status})${said}`, more)
  if (status === 404) return new DriverError(`${call.who} does not know it (404)${said}`, more)
  if (status === 429)
    return new DriverError(`${call.who} asks us to wait (429)${said}`, {
      ...more,
      retryAfterMs: waitOf(answer),
    })
  return new DriverError(`${call.who} answers ${status}${said}`, more)
}

/** What the answer says for itself, as one line. */
function wordsOf({ json, text }: HostAnswer, secrets: readonly string[]): string {
  const given = json as { message?: unknown; error?: unknown; detail?: unknown } | null
  const own = [given?.message, given?.error, given?.detail].find((one) => typeof one === "string")
  const words = own ?? (text.trimStart().startsWith("<") ? "" : text)
  return redactText(String(words).replace(/\s+/g, " ").trim(), 300, secrets)
}

function waitOf({ headers }: HostAnswer): number | undefined {
  const seconds = Number(headers["retry-after"])
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1000 : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
