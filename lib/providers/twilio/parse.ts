import type { File } from "@/lib/providers/message"
import type { InboundProvider, MessageStatus, Told } from "@/lib/providers/provider"
import { wordFor } from "@/lib/providers/twilio/codes"
import { numberOf, senderOf, sidOf } from "@/lib/providers/twilio/shape"
import { type Json, line, record, storable, text } from "@/lib/providers/whatsapp/shape"

const STATUSES: Readonly<Record<string, MessageStatus["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
}
const WAITING = ["accepted", "scheduled", "queued", "sending"]
const MOST_FILES = 10

const ignored = (reason: string): Told => ({ say: "ignored", reason })

/** A split item in our words. Never throws. */
export const parse: InboundProvider["parse"] = (item) => {
  if (item.fate !== "pending") return { say: item.fate, reason: item.reason ?? "" }
  const given = record(item.value)
  if (!given) return { say: "quarantined", reason: "It has no shape that Twilio sends." }
  if (item.kind === "voice/incoming") return toCall(given)
  if (item.kind === "sms/incoming") return toMessage(given, item.key)
  return toStatus(given, item.kind, record(item.around)?.ref)
}

function toCall(given: Json): Told {
  const from = numberOf(given.From)
  if (!from) return ignored("A call that hides its number: nobody can be called back.")
  return { say: "call", call: { from: { channel: "voice", address: from } } }
}

function toMessage(given: Json, key: string): Told {
  const from = senderOf(given)
  if (!from) return { say: "quarantined", reason: "The sender hides the number." }
  const files = filesOf(given)
  const [media] = files
  const kind = media ? kindOf(media.mime) : "text"
  return {
    say: "message",
    message: {
      externalId: key,
      from,
      kind,
      text: storable(text(given.Body) ?? ""),
      detail: media ? { media } : null,
      replyTo: null,
      referral: null,
      ...(files.length > 0 && { files }),
    },
  }
}

/** Where a file lies is Twilio's own address; only the last parts of it are kept, and asked for at Twilio alone. */
function filesOf(given: Json): File[] {
  const many = Math.min(Number(text(given.NumMedia) ?? 0) || 0, MOST_FILES)
  return Array.from({ length: Math.max(0, many) }, (_, n): File[] => {
    const url = text(given[`MediaUrl${n}`]) ?? ""
    const id = /\/Messages\/([A-Z]{2}[0-9a-f]{32}\/Media\/ME[0-9a-f]{32})$/i.exec(url)?.[1] ?? null
    return [{ id, mime: line(given[`MediaContentType${n}`], 100) ?? null }]
  }).flat()
}

function kindOf(mime: string | null) {
  const [family] = (mime ?? "").split("/")
  return family === "image" || family === "audio" || family === "video" ? family : "document"
}

function toStatus(given: Json, kind: string, ref: unknown): Told {
  const externalId = sidOf(given.MessageSid) ?? sidOf(given.SmsSid)
  const name = kind.slice("sms/".length)
  if (WAITING.includes(name)) return ignored("It waits at Twilio.")
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined
  if (!status || !externalId) return ignored(`Rounds has no use for ${kind} yet.`)
  const code = Number(text(given.ErrorCode) ?? Number.NaN)
  const because = status === "failed" ? (wordFor(code)?.[0] ?? "sms_undelivered") : null
  const ours = line(ref, 64)
  return { say: "status", status: { externalId, status, because, ...(ours && { ref: ours }) } }
}
