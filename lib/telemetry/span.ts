import { randomBytes } from "node:crypto"
import { currentTraceparent, inTrace } from "./context"
import { readTraceparent, rootSpanId, traceparentOf } from "./trace"

/** Ids, names of our own and numbers: nothing of a person. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>
export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer"

export type SpanRecord = {
  name: string
  kind: SpanKind
  traceId: string
  spanId: string
  /** Null: the first of its trace. */
  parentSpanId: string | null
  startMs: number
  endMs: number
  attributes: Attributes
  /** A word for what went wrong. */
  failed?: string
}

// Set by lib/telemetry/otel, which the launchers load when spans are wanted; pages never import it.
const holder = globalThis as { __roundsSpans?: (span: SpanRecord) => void }

export const areSpansKept = (): boolean => holder.__roundsSpans !== undefined

export function keepSpans(sink: ((span: SpanRecord) => void) | undefined): void {
  holder.__roundsSpans = sink
}

/** Hands a span on; whoever takes it has no time of ours and no way to fail us. */
export function recordSpan(span: SpanRecord): void {
  try {
    const { traceId, parentSpanId } = span
    holder.__roundsSpans?.({
      ...span,
      parentSpanId: parentSpanId === rootSpanId(traceId) ? null : parentSpanId,
    })
  } catch {
    // A figure lost is no work lost.
  }
}

type Given = { kind?: SpanKind; attributes?: Attributes; spanId?: string }

/** Does the work as a part of the present trace; outside one, or with nobody to tell, it is just done. */
export async function span<T>(name: string, given: Given, work: () => Promise<T>): Promise<T> {
  const parent = areSpansKept() ? readTraceparent(currentTraceparent()) : null
  if (!parent) return work()
  const { kind = "internal", attributes = {}, spanId = randomBytes(8).toString("hex") } = given
  const startMs = wallMs()
  const told = {
    name,
    kind,
    traceId: parent.traceId,
    spanId,
    parentSpanId: parent.spanId,
    startMs,
    attributes,
  }
  try {
    const value = await inTrace(traceparentOf(parent.traceId, spanId), work)
    recordSpan({ ...told, endMs: wallMs() })
    return value
  } catch (error) {
    recordSpan({ ...told, endMs: wallMs(), failed: error instanceof Error ? error.name : "Error" })
    throw error
  }
}

/** The machine's clock, as the database's and the collector's; to a fraction of a millisecond. */
export const wallMs = (): number => performance.timeOrigin + performance.now()
