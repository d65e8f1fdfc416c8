import { parse } from "secure-json-parse"

/** Values a provider's envelope is made of; they name no person. Anything else is replaced by what it was. */
const ENVELOPE = new Set([
  "object",
  "field",
  "messaging_product",
  "type",
  "status",
  "timestamp",
  "phone_number_id",
  "display_phone_number",
  "event",
  "kind",
  "category",
  "pricing_model",
  "billable",
  "code",
  "mime_type",
  "version",
  "created",
  "livemode",
  "api_version",
])

const SECRET_HEADERS = /^(authorization|cookie|x-vapi-secret|apikey|.*token.*|.*api-?key.*)$/i
const SIGNATURE_HEADERS = /signature|hmac/i

const NOTHING = new Set<string>()
/** Whose envelope it is. A site's own form has none: its fields may be called anything and hold a person's words. */
const PLAIN_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  whatsapp: ENVELOPE,
  github: ENVELOPE,
  coolify: ENVELOPE,
  eas: ENVELOPE,
}
/** A single word as machines write them; a sentence is a person's, whatever it stands under. */
const PLAIN_VALUE = /^[\w./-]{1,40}$/

/** The same shape, without a person's words, names and numbers. */
function redactValue(value: unknown, plain: ReadonlySet<string>, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => redactValue(item, plain, key))
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactKey(name), redactValue(inner, plain, name)]),
    )
  }
  if (value === null || typeof value === "boolean") return value
  if (plain.has(key) && PLAIN_VALUE.test(String(value))) return value
  if (typeof value === "number") return "‹number›"
  return describe(String(value))
}

/** A key can be a person too, where a provider uses numbers as names. */
function redactKey(name: string): string {
  return /^[A-Za-z_][\w.-]{0,39}$/.test(name) ? name : "‹key›"
}

function describe(text: string): string {
  if (/^\+?[\d\s()-]{6,}$/.test(text)) return `‹number ending ${text.replace(/\D/g, "").slice(-2)}›`
  const size = [...text].length
  return `‹${size} ${size === 1 ? "character" : "characters"}›`
}

/** A provider's body without what names a person; for what is not JSON only its size is told. */
export function redactBody(provider: string, bytes: Uint8Array | null): unknown {
  if (!bytes) return null
  try {
    const plain = (Object.hasOwn(PLAIN_KEYS, provider) && PLAIN_KEYS[provider]) || NOTHING
    return redactValue(parse(Buffer.from(bytes).toString("utf8"), null, { protoAction: "remove" }), plain)
  } catch {
    return `‹${bytes.byteLength} bytes that are not JSON›`
  }
}

/** Stored headers as pairs; secrets are named and never shown, signatures shown by their start. */
export function showHeaders(stored: unknown): [string, string][] {
  return pairs(stored).map(([name, value]) => {
    if (SECRET_HEADERS.test(name)) return [name, "‹secret›"]
    if (SIGNATURE_HEADERS.test(name) && value.length > 20) return [name, `${value.slice(0, 15)}…`]
    return [name, value]
  })
}

function pairs(stored: unknown): [string, string][] {
  const entries: unknown[] = Array.isArray(stored)
    ? stored
    : stored && typeof stored === "object"
      ? Object.entries(stored)
      : []
  return entries.flatMap((entry): [string, string][] =>
    Array.isArray(entry) && typeof entry[0] === "string" ? [[entry[0], String(entry[1])]] : [],
  )
}

/** A WhatsApp message id holds the sender's number in base64: without the right to contacts only its end is shown. */
export function maskKey(key: string): string {
  return key.length <= 8 ? key : `…${key.slice(-6)}`
}
