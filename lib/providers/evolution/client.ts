import {
  type CallOutcome,
  jsonOf,
  type PartnerAnswer,
  type PartnerCall,
  retryAfterSeconds,
} from "@/lib/providers/outcome"
import { array, keyOf, record, text } from "@/lib/providers/whatsapp/shape"

/** `base` is the clinic's own server; `instance` its phone's name there. */
export type EvolutionAccount = { base: string | null; instance: string | null; token: string }

export type EvolutionFile = {
  kind: "image" | "audio" | "video" | "document"
  mime: string
  fileName: string
  bytes: Uint8Array
}
export type EvolutionMessage = {
  /** E.164 with +, or WhatsApp's own id of the person (…@lid). */
  to: string
  body: string
  replyToExternalId?: string
  file?: EvolutionFile
}

const numberOf = (address: string) => address.replace(/^\+/, "")

function call(
  { base, instance, token }: EvolutionAccount,
  method: PartnerCall["method"],
  path: string,
  body?: object,
): PartnerCall | null {
  if (!base || !instance) return null
  return {
    method,
    url: `${base}/${path}/${encodeURIComponent(instance)}`,
    headers: { apikey: token, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  }
}

/** Null: what it needs is not set. */
export function sendCall(account: EvolutionAccount, message: EvolutionMessage): PartnerCall | null {
  const { to, body, replyToExternalId, file } = message
  const quoted = replyToExternalId ? { quoted: { key: { id: replyToExternalId } } } : {}
  const given = { number: numberOf(to), ...quoted }
  if (!file) return call(account, "POST", "message/sendText", { ...given, text: body, linkPreview: false })
  const media = Buffer.from(file.bytes).toString("base64")
  if (file.kind === "audio" && body === "")
    return call(account, "POST", "message/sendWhatsAppAudio", { ...given, audio: media })
  return call(account, "POST", "message/sendMedia", {
    ...given,
    mediatype: file.kind,
    mimetype: file.mime,
    fileName: file.fileName,
    media,
    ...(body !== "" && { caption: body }),
  })
}

/** Empty emoji: taken back. `isTheirs`: the message was the person's. */
export const reactCall = (
  account: EvolutionAccount,
  { to, target, emoji, isTheirs }: { to: string; target: string; emoji: string; isTheirs: boolean },
): PartnerCall | null =>
  call(account, "POST", "message/sendReaction", {
    key: { remoteJid: jidOf(to), fromMe: !isTheirs, id: target },
    reaction: emoji,
  })

const jidOf = (address: string) => (address.includes("@") ? address : `${numberOf(address)}@s.whatsapp.net`)

/** The bytes of a file that came with a message, decrypted there. */
export const mediaCall = (account: EvolutionAccount, messageId: string): PartnerCall | null =>
  call(account, "POST", "chat/getBase64FromMediaMessage", {
    message: { key: { id: messageId } },
    convertToMp4: false,
  })

/** How the phone stands: harmless, and needs the instance's key. */
export const stateCall = (account: EvolutionAccount): PartnerCall | null =>
  call(account, "GET", "instance/connectionState")

/** What an answer to a send means. Of what it says only ids and known words are read. */
export function readSent(answer: PartnerAnswer, now: Date): CallOutcome {
  const { status } = answer
  const given = jsonOf(answer.body)
  const wait = retryAfterSeconds(answer.headers, now)
  const later = wait === undefined ? {} : { retryAfterSeconds: wait }
  if (status === 401 || status === 403) return { did: "refused", reason: "token", retry: false }
  if (status === 404) return { did: "refused", reason: "no_instance", retry: false }
  if (status === 429) return { did: "refused", reason: "too_many", retry: true, ...later }
  if (status === 503 && wait !== undefined)
    return { did: "refused", reason: "partner_down", retry: true, ...later }
  if (status >= 500) return { did: "unknown", reason: "answer_lost" }
  if (status >= 400) {
    const told = array(record(given?.response)?.message).map((one) => record(one))
    const isNobody = told.some((one) => one?.exists === false)
    return { did: "refused", reason: isNobody ? "not_reachable" : "invalid_payload", retry: false }
  }
  const id = text(record(given?.key)?.id)
  return id ? { did: "done", externalId: keyOf(id) } : { did: "unknown", reason: "answer_unreadable" }
}

/** How the phone stands, in Evolution's word; undefined where the answer does not say. */
export function readState(body: Uint8Array): string | undefined {
  const given = jsonOf(body)
  return text(record(given?.instance)?.state) ?? text(given?.state)
}
