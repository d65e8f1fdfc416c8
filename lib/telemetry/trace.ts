import { createHash } from "node:crypto"

export { currentTraceId, currentTraceparent, inTrace } from "./context"

const hex = (words: string, digits: number): string =>
  createHash("sha256").update(words).digest("hex").slice(0, digits)

/** Ids of spans follow from what they tell of, so that two processes name the same one without having spoken. */
export const spanIdOf = (words: string): string => hex(words, 16)

export const traceparentOf = (traceId: string, spanId: string): string => `00-${traceId}-${spanId}-01`

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

export function readTraceparent(text: string | null | undefined): { traceId: string; spanId: string } | null {
  if (!text || !TRACEPARENT.test(text)) return null
  return { traceId: text.slice(3, 35), spanId: text.slice(36, 52) }
}

/** The trace that a webhook's event begins, and the span of its receipt. */
export function webhookTrace(webhookEventId: string): { traceId: string; spanId: string } {
  return {
    traceId: webhookEventId.replaceAll("-", "").toLowerCase(),
    spanId: spanIdOf(`receive:${webhookEventId}`),
  }
}

type Told = { id: string; data?: unknown; trace?: string | null }

/**
 * The traceparent that runs of an event carry on: the one it was emitted under, else that of the webhook it tells of,
 * else one of its own. Always the same for the same event.
 */
export function traceOf(event: Told): string {
  if (readTraceparent(event.trace)) return event.trace as string
  const webhookEventId = webhookEventIn(event.data)
  if (webhookEventId) {
    const { traceId, spanId } = webhookTrace(webhookEventId)
    return traceparentOf(traceId, spanId)
  }
  const traceId = createHash("md5").update(event.id).digest("hex")
  return traceparentOf(traceId, rootSpanId(traceId))
}

/** Stands for the parent that the first span of a trace does not have. */
export const rootSpanId = (traceId: string): string => spanIdOf(`root:${traceId}`)

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function webhookEventIn(given: unknown): string | null {
  const data = typeof given === "string" ? parsed(given) : given
  if (typeof data !== "object" || data === null) return null
  const { webhookEventId } = data as { webhookEventId?: unknown }
  return typeof webhookEventId === "string" && ID.test(webhookEventId) ? webhookEventId : null
}

/** As an event's row holds it: JSON text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
