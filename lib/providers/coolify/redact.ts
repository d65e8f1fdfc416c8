import { TOO_DEEP } from "@/lib/providers/nesting"
import { LEFT_OUT, SECRET_NAMES, withoutSecrets } from "@/lib/redact-text"

/** A cheap look at the bytes; an escaped letter could hide any of it. */
const SUSPECT = /error_output|@|pass|pwd|secret|token|key|auth|bearer|credential|(_ur[li]|dsn)\s*=|\\u/i
const OUTPUT = /^(error_)?output$|^logs?$/i
const NAMED = new RegExp(`(${SECRET_NAMES}|authorization)$`, "i")

/**
 * A failed command's output may hold the connection string it was called with. Only the cleaned text is kept; a body
 * that raises no suspicion is kept as it came.
 */
export function redact(body: Buffer, parsed: unknown): Buffer {
  if (!SUSPECT.test(body.toString("utf8"))) return body
  const cleaned = parsed === TOO_DEEP ? { left_out: `${body.length} bytes` } : parsed
  return Buffer.from(JSON.stringify(cleaned, clean))
}

function clean(name: string, value: unknown): unknown {
  if (OUTPUT.test(name) && value !== null && value !== "") return LEFT_OUT
  if (typeof value !== "string") return value
  if (NAMED.test(name) && value !== "") return LEFT_OUT
  return withoutSecrets(value)
}
