import { env } from "@/lib/env"
import { log } from "@/lib/log"
import { startErrorReports } from "@/lib/telemetry/error-reports"
import { keepSpans, type SpanRecord } from "./span"

const FLUSH_MS = 3_000

export type Telemetry = { stop(): Promise<void> }

/** Whether spans are exported: OTEL_ENABLED says so, or an address is given and OTEL_ENABLED does not say no. */
export function isTelemetryOn(): boolean {
  const { OTEL_ENABLED, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = env()
  return OTEL_ENABLED ?? Boolean(OTEL_EXPORTER_OTLP_ENDPOINT ?? OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)
}

/**
 * What this process tells of itself elsewhere: unforeseen errors, and spans. Exports spans by OTLP over HTTP, in batches and beside the work: a collector that is slow or away costs nothing but
 * the spans. Off, nothing of OpenTelemetry is loaded.
 */
export async function startTelemetry(role: "server" | "worker"): Promise<Telemetry> {
  const reports = startErrorReports(role)
  if (!isTelemetryOn()) return reports
  const exporter = await openExporter(role)
  keepSpans(exporter.record)
  log.info("telemetry.started", { kind: role })
  return {
    async stop() {
      await reports.stop()
      keepSpans(undefined)
      const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS).unref())
      await Promise.race([exporter.close().catch(() => {}), late])
    },
  }
}

async function openExporter(role: "server" | "worker") {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ])
  const given = env()
  const base = given.OTEL_EXPORTER_OTLP_ENDPOINT ?? "http://localhost:4318"
  const url = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? `${base}/v1/traces`
  // Our ids follow from what a span tells of, so that both processes name the same parent: the next one is set first.
  const next = { traceId: "", spanId: "" }
  const processor = new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: 5_000 }), {
    maxQueueSize: 4_096,
    maxExportBatchSize: 512,
    scheduledDelayMillis: 2_000,
    exportTimeoutMillis: 5_000,
  })
  const provider = new sdk.BasicTracerProvider({
    spanProcessors: [processor],
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    resource: resourceFromAttributes({
      "service.name": given.OTEL_SERVICE_NAME,
      "service.version": given.GIT_SHA,
      "deployment.environment.name": given.ROUNDS_ENVIRONMENT ?? given.NODE_ENV,
      "rounds.process": role,
    }),
    sampler: new sdk.AlwaysOnSampler(),
  })
  const tracer = provider.getTracer("rounds")
  const kinds = {
    internal: api.SpanKind.INTERNAL,
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    producer: api.SpanKind.PRODUCER,
    consumer: api.SpanKind.CONSUMER,
  }

  function record({
    name,
    kind,
    traceId,
    spanId,
    parentSpanId,
    startMs,
    endMs,
    attributes,
    failed,
  }: SpanRecord): void {
    next.traceId = traceId
    next.spanId = spanId
    const parent = parentSpanId && {
      traceId,
      spanId: parentSpanId,
      traceFlags: api.TraceFlags.SAMPLED,
      isRemote: true,
    }
    const context = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT
    const made = tracer.startSpan(name, { kind: kinds[kind], startTime: startMs, attributes }, context)
    if (failed) made.setStatus({ code: api.SpanStatusCode.ERROR, message: failed })
    made.end(Math.max(endMs, startMs))
  }
  return { record, close: () => provider.shutdown() }
}
