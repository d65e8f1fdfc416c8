import { TOO_DEEP } from "@/lib/providers/nesting"

/** A cheap look at the bytes; an escaped letter could hide any of it. */
const SUSPECT = /error_output|@|pass|pwd|secret|token|key|auth|bearer|credential|(_ur[li]|dsn)\s*=|\\u/i
const OUTPUT = /^(error_)?output$|^logs?$/i
/** scheme://user:password@ and what stands between them. */
const USERINFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@]{0,1000}@/gi
const SECRET = "password|passwd|pwd|passphrase|secret|token|(?:api|access|private)[_-]?key|credentials?"
const ASSIGNED = new RegExp(
  `(${SECRET}|_ur[li](?=\\s*=)|dsn(?=\\s*=))(\\w{0,20}["']?\\s{0,5}[=:]\\s{0,5}["']?)[^\\s&;,'"]+`,
  "gi",
)
const SHOWN =
  /\b(authorization["']?\s{0,5}[=:]\s{0,5}["']?(?:\w{1,20}\s{1,5})?|(?:bearer|basic)\s{1,5})[^\s'",]+/gi
const KEY_BLOCK = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]|-(?!----END))*/g
const NAMED = new RegExp(`(${SECRET}|authorization)$`, "i")
const OUT = "‹left out›"

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
  if (OUTPUT.test(name) && value !== null && value !== "") return OUT
  if (typeof value !== "string") return value
  if (NAMED.test(name) && value !== "") return OUT
  return value
    .replace(KEY_BLOCK, OUT)
    .replace(USERINFO, `$1${OUT}@`)
    .replace(SHOWN, `$1${OUT}`)
    .replace(ASSIGNED, `$1$2${OUT}`)
}
