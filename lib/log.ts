import pino from "pino"
import { env } from "@/lib/env"
import { logFiles } from "@/lib/log-files"
import { currentTraceId } from "@/lib/telemetry/context"

/** What a log line may hold. Anything else is dropped, so personal data cannot slip in with a new field. */
const ALLOWED = new Set([
  "op",
  "requestId",
  "clinicId",
  "actor",
  "runId",
  "functionId",
  "step",
  "attempt",
  "status",
  "code",
  "durationMs",
  "provider",
  "outcome",
  "accepted",
  "duplicate",
  "reason",
  "count",
  "pid",
  "port",
  "route",
  "method",
  "eventId",
  "name",
  "schedule",
  "signal",
  "detail",
  "kind",
  "queries",
])

type Fields = Record<string, unknown>

export function allowed(fields: Fields): Fields {
  const kept: Fields = {}
  for (const [key, value] of Object.entries(fields)) {
    if (ALLOWED.has(key) && (value === null || typeof value !== "object")) kept[key] = value
  }
  if (fields.error instanceof Error) kept.error = describe(fields.error)
  return kept
}

/** Error text can quote a patient's words (a query, a parser's complaint): only its kind and place are kept. */
function describe(error: Error): Fields {
  const code = (error as { code?: unknown }).code
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "))
  const cause = error.cause instanceof Error ? describe(error.cause) : undefined
  return {
    type: error.name,
    code: typeof code === "string" ? code : undefined,
    stack: frames.slice(0, 6).join("\n"),
    cause,
  }
}

let logger: pino.Logger | undefined

function base(): pino.Logger {
  logger ??= made()
  return logger
}

function made(): pino.Logger {
  const { LOG_LEVEL, LOG_FOLDER } = env()
  return pino(
    {
      level: LOG_LEVEL,
      base: { service: "rounds" },
      timestamp: pino.stdTimeFunctions.isoTime,
      // Inside a run: what leads from a line to its trace.
      mixin: () => {
        const traceId = currentTraceId()
        return traceId ? { traceId } : {}
      },
    },
    LOG_FOLDER
      ? pino.multistream([{ level: "trace", stream: pino.destination(1) }, ...logFiles(LOG_FOLDER)])
      : undefined,
  )
}

export type Level = "debug" | "info" | "warn" | "error"

type Hearer = (level: Level, op: string, fields: Fields) => void
const hearers = new Set<Hearer>()

/** Who keeps some of the lines elsewhere too. Hears all of them, before they are cut to what may be logged; until the answer is called. */
export function hearLines(hear: Hearer): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

const line =
  (level: Level) =>
  (op: string, fields: Fields = {}): void => {
    base()[level]({ op, ...allowed(fields) })
    for (const hear of hearers) hear(level, op, fields)
  }

/** One wide line per operation: `log.info("lead.take", { clinicId, durationMs, … })`. */
export const log = {
  debug: line("debug"),
  info: line("info"),
  warn: line("warn"),
  error: line("error"),
}
