import { count, words } from "@/lib/providers/evolution/shape"
import type { Card, File, MessageDetail, MessageKind } from "@/lib/providers/message"
import { array, compact, type Json, line, record, text } from "@/lib/providers/whatsapp/shape"

export type Content = {
  kind: MessageKind
  text: string
  detail: MessageDetail | null
  replyTo: string | null
  files?: File[]
}

const MOST_CARDS = 50
const MOST_WRAPS = 5
/** What stands around a message that deletes itself, is seen once, or has words beside a file. */
const WRAPS = [
  "ephemeralMessage",
  "viewOnceMessage",
  "viewOnceMessageV2",
  "viewOnceMessageV2Extension",
  "documentWithCaptionMessage",
]
const FILES: Readonly<Record<string, MessageKind>> = {
  imageMessage: "image",
  videoMessage: "video",
  ptvMessage: "video",
  audioMessage: "audio",
  documentMessage: "document",
  stickerMessage: "sticker",
}
/** What belongs to how WhatsApp works and was said by nobody. */
const SILENT = new Set(["senderKeyDistributionMessage", "messageContextInfo", "keepInChatMessage"])

/** The innermost message, with the bytes that Evolution puts beside it. */
export function unwrapped(given: unknown): { message: Json; base64: string | undefined } {
  let message = record(given) ?? {}
  let base64 = text(message.base64)
  for (let n = 0; n < MOST_WRAPS; n++) {
    const inner = WRAPS.map((name) => record(record(message[name])?.message)).find((one) => one)
    if (!inner) break
    message = inner
    base64 ??= text(message.base64)
  }
  return { message, base64 }
}

/** `beside`: what Evolution lays beside the message instead of in it, where it made plain text of it. */
export function contentOf(given: unknown, messageId: string, beside?: unknown): Content | null {
  const { message, base64 } = unwrapped(given)
  const context =
    Object.values(message)
      .map((one) => record(record(one)?.contextInfo))
      .find((one) => one) ?? record(beside)
  const sealed = record(message.secretEncryptedMessage)
  if (sealed) return ofSealed(sealed)
  const replyTo = text(context?.stanzaId) ?? null
  const forwarded = context?.isForwarded === true ? { forwarded: "once" as const } : {}
  const made = said(message, base64, messageId)
  return made && { ...made, detail: compact({ ...made.detail, ...forwarded }), replyTo }
}

/** An edit that only phones can read: that something was changed is worth a look at the phone. */
function ofSealed(given: Json): Content {
  const replyTo = text(record(given.targetMessageKey)?.id) ?? null
  const errors = [{ code: "", title: "They edited a message, and Evolution cannot read the new words" }]
  return { kind: "unsupported", text: "", detail: { errors }, replyTo }
}

type Said = Omit<Content, "replyTo">

function said(message: Json, base64: string | undefined, messageId: string): Said | null {
  if (typeof message.conversation === "string") return plain(message.conversation)
  const extended = record(message.extendedTextMessage)
  if (extended) return plain(extended.text)
  for (const [name, kind] of Object.entries(FILES)) {
    const file = record(message[name])
    if (file) return ofFile(kind, file, base64, messageId)
  }
  const place = record(message.locationMessage) ?? record(message.liveLocationMessage)
  if (place) return ofPlace(place, message.liveLocationMessage !== undefined)
  const cards = array(record(message.contactsArrayMessage)?.contacts)
  const one = record(message.contactMessage)
  if (one || cards.length > 0) return ofCards(one ? [one] : cards)
  const choice = ofChoice(message)
  if (choice) return choice
  const kinds = Object.keys(message).filter((name) => !SILENT.has(name) && name !== "base64")
  const [title] = kinds
  if (!title) return null
  const errors = [{ code: "", title: line(title, 60) ?? "unknown" }]
  return { kind: "unsupported", text: "", detail: { errors } }
}

const plain = (given: unknown): Said => ({ kind: "text", text: words(given), detail: null })

function ofFile(kind: MessageKind, given: Json, base64: string | undefined, messageId: string): Said {
  const size = count(given.fileLength)
  const fileName = line(given.fileName) ?? (kind === "document" ? line(given.title) : undefined)
  const media = {
    id: messageId,
    mime: line(given.mimetype, 100) ?? null,
    ...(size !== undefined && { size }),
    ...(text(given.fileSha256) && { sha256: line(given.fileSha256, 100) }),
    ...(fileName && { fileName }),
    ...(given.ptt === true && { voice: true as const }),
    ...(given.isAnimated === true && { animated: true as const }),
  }
  const bytes = base64 ? Buffer.from(base64, "base64") : undefined
  return {
    kind,
    text: words(given.caption),
    detail: { media },
    files: [bytes && bytes.length > 0 ? { ...media, bytes } : media],
  }
}

function ofPlace(given: Json, isLive: boolean): Said | null {
  const [latitude, longitude] = [given.degreesLatitude, given.degreesLongitude]
  if (typeof latitude !== "number" || typeof longitude !== "number") return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  const name = line(given.name)
  const address = line(given.address, 1_000)
  const place = {
    latitude,
    longitude,
    ...(name && { name }),
    ...(address && { address }),
    ...(isLive && { live: true as const }),
  }
  return { kind: "location", text: words(given.caption), detail: { place } }
}

function ofCards(given: readonly unknown[]): Said {
  const cards = given.slice(0, MOST_CARDS).flatMap((one): Card[] => {
    const card = record(one)
    if (!card) return []
    const vcard = (text(card.vcard) ?? "").slice(0, 10_000)
    const each = (form: RegExp) =>
      [...vcard.matchAll(form)].slice(0, 20).flatMap(([, value]) => line(value, 60) ?? [])
    return [
      {
        name: line(card.displayName) ?? "Without a name",
        phones: each(/^(?:item\d{1,3}\.)?TEL[^:\r\n]{0,100}:([^\r\n]{1,60})/gim),
        emails: each(/^(?:item\d{1,3}\.)?EMAIL[^:\r\n]{0,100}:([^\r\n]{1,60})/gim),
      },
    ]
  })
  return { kind: "contacts", text: "", detail: { cards } }
}

function ofChoice(message: Json): Said | null {
  const button = record(message.buttonsResponseMessage) ?? record(message.templateButtonReplyMessage)
  if (button)
    return {
      kind: "button",
      text: words(button.selectedDisplayText),
      detail: { choice: { id: line(button.selectedButtonId ?? button.selectedId, 1_000) ?? null } },
    }
  const list = record(message.listResponseMessage)
  if (!list) return null
  const description = line(list.description, 1_000)
  const id = line(record(list.singleSelectReply)?.selectedRowId, 1_000) ?? null
  return {
    kind: "interactive",
    text: words(list.title),
    detail: { choice: { id, ...(description && { description }) } },
  }
}
