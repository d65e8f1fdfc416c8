import { env } from "@/lib/env"
import { allowed, hearLines, log } from "@/lib/log"
import { guardedFetch } from "@/lib/outbound/fetch"
import { envelopeOf, type SentryAddress, sentryAddress, stampOf } from "@/lib/telemetry/sentry-event"
import { MINUTE_MS, now, nowMs } from "@/lib/time"

/** What fails does so by the thousand: beyond these nothing new is learnt. */
const MOST_A_MINUTE = 30
const SAME_AFTER_MS = MINUTE_MS
const REST_MS = MINUTE_MS
const FLUSH_MS = 2_000

export type ErrorReports = { stop(): Promise<void> }

/**
 * Tells of errors nobody foresaw at SENTRY_DSN, beside the work: kind, code and place of the error as the log has them,
 * never its text, which may quote a patient. One that repeats is told once a minute; a receiver that is away, or says
 * that it is too much, costs the reports and nothing else.
 */
export function startErrorReports(role: "server" | "worker"): ErrorReports {
  const { SENTRY_DSN } = env()
  const address = SENTRY_DSN ? sentryAddress(SENTRY_DSN) : null
  if (!address) return { async stop() {} }
  const told = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  let restsUntilMs = 0
  const stopHearing = hearLines((level, op, fields) => {
    if (level !== "error" || !(fields.error instanceof Error)) return
    const atMs = nowMs()
    for (const [key, ms] of told) if (atMs - ms >= SAME_AFTER_MS) told.delete(key)
    const line = allowed(fields)
    const stamp = stampOf(op, line)
    if (atMs < restsUntilMs || told.has(stamp) || told.size >= MOST_A_MINUTE) return
    told.set(stamp, atMs)
    const sent = send(address, envelopeOf({ op, line, role, at: now() })).then((restMs) => {
      restsUntilMs = nowMs() + restMs
    })
    underWay.add(sent)
    void sent.finally(() => underWay.delete(sent))
  })
  log.info("error_reports.started", { kind: role })
  return {
    async stop() {
      stopHearing()
      const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS).unref())
      await Promise.race([Promise.allSettled([...underWay]), late])
    },
  }
}

/** How long to leave the receiver alone from now on. */
async function send({ url, header }: SentryAddress, body: string): Promise<number> {
  try {
    const { status, headers } = await guardedFetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-sentry-envelope", "x-sentry-auth": header },
      body,
      totalMs: 5_000,
      isTrusted: true,
    })
    if (status < 300) return 0
    log.warn("error_reports.refused", { status })
    return (Number(headers["retry-after"]) || 0) * 1_000 || REST_MS
  } catch (error) {
    log.warn("error_reports.lost", { error })
    return REST_MS
  }
}
