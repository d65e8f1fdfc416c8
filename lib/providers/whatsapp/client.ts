import {
  type CallOutcome,
  jsonOf,
  type PartnerAnswer,
  type PartnerCall,
  retryAfterSeconds,
} from "@/lib/providers/outcome"
import { DIALOG_BASE, META_BASE } from "@/lib/providers/whatsapp/account"
import { array, keyOf, record, text } from "@/lib/providers/whatsapp/shape"

export type SendAccount = { scheme: string; base: string | null; numberId: string | null; token: string }

export type OutgoingMessage = {
  /** E.164 with +. */
  to: string
  /** Comes back with each status of it, so that a message whose answer was lost is found again. */
  ref: string
  /** WhatsApp's id of the message that this one answers. */
  replyToExternalId?: string
} & (
  | { kind: "text"; body: string }
  /** A sign on the message that is named by WhatsApp's id; empty emoji: taken back. */
  | { kind: "reaction"; target: string; emoji: string }
  /** A file that was given to the provider before, by its id there; the words stand beneath it. */
  | {
      kind: "file"
      body: string
      file: { id: string; kind: "image" | "audio" | "video" | "document"; fileName: string }
    }
  /** Parameters in the order of the body's placeholders; `components`: as WhatsApp takes them, instead. */
  | {
      kind: "template"
      name: string
      language: string
      parameters: readonly string[]
      components?: readonly unknown[]
    }
)

/** Null: what it needs is not set. */
export function sendCall(account: SendAccount, message: OutgoingMessage): PartnerCall | null {
  const { scheme, base, numberId, token } = account
  const isDialog = scheme.startsWith("360dialog")
  if (!isDialog && !numberId) return null
  return {
    method: "POST",
    url: isDialog ? `${base ?? DIALOG_BASE}/messages` : `${base ?? META_BASE}/${numberId}/messages`,
    headers: {
      "content-type": "application/json",
      ...(isDialog ? { "D360-API-KEY": token } : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: message.to.replace(/^\+/, ""),
      biz_opaque_callback_data: message.ref,
      ...(message.replyToExternalId && { context: { message_id: message.replyToExternalId } }),
      ...contentOf(message),
    }),
  }
}

function contentOf(message: OutgoingMessage) {
  if (message.kind === "text") return { type: "text", text: { preview_url: false, body: message.body } }
  if (message.kind === "file") return ofFile(message)
  if (message.kind === "reaction")
    return { type: "reaction", reaction: { message_id: message.target, emoji: message.emoji } }
  const { name, language, parameters } = message
  const components =
    message.components ??
    (parameters.length > 0
      ? [{ type: "body", parameters: parameters.map((one) => ({ type: "text", text: one })) }]
      : [])
  return { type: "template", template: { name, language: { code: language }, components } }
}

/** A sound file has no words beneath it: with words it goes as a document. */
function ofFile({ body, file }: Extract<OutgoingMessage, { kind: "file" }>) {
  const kind = file.kind === "audio" && body !== "" ? "document" : file.kind
  const named = kind === "document" ? { filename: file.fileName } : {}
  return { type: kind, [kind]: { id: file.id, ...named, ...(body !== "" && { caption: body }) } }
}

/** Meta's error codes in our words; those with `true` may do better later. */
const CODES: Readonly<Record<number, readonly [reason: string, retry: boolean]>> = {
  190: ["token", false],
  0: ["token", false],
  3: ["token", false],
  10: ["token", false],
  4: ["too_many", true],
  80007: ["too_many", true],
  130429: ["too_many", true],
  131048: ["too_many", true],
  131056: ["pair_rate", true],
  131000: ["partner_down", true],
  131016: ["partner_down", true],
  131026: ["not_reachable", false],
  130472: ["not_reachable", false],
  131047: ["window_closed", false],
  131050: ["offers_stopped", false],
  131031: ["account_locked", false],
  131042: ["not_paid", false],
  132000: ["template", false],
  132001: ["template", false],
  132015: ["template", false],
  132016: ["template", false],
}
const PAIR_SECONDS = 6

/** "Unknown error": it may have been sent. */
const UNKNOWN = 1

/** What an answer to a send means. Of what it says only ids and numbers are read. */
export function readSent(answer: PartnerAnswer, now: Date): CallOutcome {
  const { status } = answer
  const given = jsonOf(answer.body)
  const wait = retryAfterSeconds(answer.headers, now)
  const later = wait === undefined ? {} : { retryAfterSeconds: wait }
  const error = record(given?.error)
  const code = typeof error?.code === "number" ? error.code : Number.NaN
  if (error) {
    const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
    if (known) {
      const [reason, retry] = known
      const pair = reason === "pair_rate" ? { retryAfterSeconds: wait ?? PAIR_SECONDS } : later
      return { did: "refused", reason, retry, ...(retry && pair) }
    }
  }
  if (status === 401 || status === 403) return { did: "refused", reason: "token", retry: false }
  if (status === 429) return { did: "refused", reason: "too_many", retry: true, ...later }
  // Turned away at its door: in the partner's own words, or with the time to come again. A page of somebody between says
  // nothing of what was passed on before.
  if (status === 503 && code !== UNKNOWN && (error || wait !== undefined))
    return { did: "refused", reason: "partner_down", retry: true, ...later }
  if (status >= 500 || code === UNKNOWN) return { did: "unknown", reason: "answer_lost" }
  if (status >= 400 || error) return { did: "refused", reason: "invalid_payload", retry: false }
  const id = text(record(array(given?.messages)[0])?.id)
  return id ? { did: "done", externalId: keyOf(id) } : { did: "unknown", reason: "answer_unreadable" }
}
