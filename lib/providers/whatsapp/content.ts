import type { Card, Media, MessageDetail, MessageKind, Place } from "@/lib/providers/message"
import { array, compact, type Json, line, record, storable, text } from "@/lib/providers/whatsapp/shape"

type Content = { text: string; detail: MessageDetail | null }

const MOST_CARDS = 50
const MOST_EACH = 20
const MOST_ITEMS = 100
const MOST_ANSWERS = 40
const LONG = 1_000

/** Every kind of WhatsApp's that is a message to us, by the word it uses. */
const KINDS: Readonly<Record<string, { kind: MessageKind; read(message: Json): Content | null }>> = {
  text: { kind: "text", read: ofText },
  image: { kind: "image", read: ofMedia("image") },
  audio: { kind: "audio", read: ofMedia("audio") },
  voice: { kind: "audio", read: ofMedia("voice") },
  video: { kind: "video", read: ofMedia("video") },
  document: { kind: "document", read: ofMedia("document") },
  sticker: { kind: "sticker", read: ofMedia("sticker") },
  location: { kind: "location", read: ofPlace },
  live_location: { kind: "location", read: ofPlace },
  contacts: { kind: "contacts", read: ofCards },
  interactive: { kind: "interactive", read: ofChoice },
  button: { kind: "button", read: ofButton },
  order: { kind: "order", read: ofOrder },
  unsupported: { kind: "unsupported", read: ofUnsupported },
  // A message that deletes itself is passed on without what it said.
  ephemeral: { kind: "unsupported", read: ofUnsupported },
}

export const isMessage = (type: string): boolean => Object.hasOwn(KINDS, type)

/** Null: it lacks what its kind says it has. */
export function contentOf(type: string, message: Json): ({ kind: MessageKind } & Content) | null {
  const known = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  const read = known?.read(message)
  return known && read ? { kind: known.kind, ...read } : null
}

/** The words of a message's body: a text, or the caption beside a file. Undefined where it has no place for any. */
export function wordsOf(message: Json | undefined): string | undefined {
  const body = record(message?.text)?.body ?? message?.body
  if (typeof body === "string") return storable(body)
  for (const name of ["image", "video", "document", "audio", "voice"]) {
    const part = record(message?.[name])
    if (part) return storable(text(part.caption) ?? "")
  }
  return undefined
}

function ofText(message: Json): Content | null {
  const body = record(message.text)?.body
  return typeof body === "string" ? { text: storable(body), detail: null } : null
}

function ofMedia(name: string) {
  return (message: Json): Content | null => {
    const given = record(message[name]) ?? (name === "voice" ? record(message.audio) : undefined)
    if (!given) return null
    const size = typeof given.file_size === "number" && given.file_size >= 0 ? given.file_size : undefined
    const media: Media = {
      id: line(given.id) ?? null,
      mime: line(given.mime_type, 100) ?? null,
      ...(size !== undefined && { size }),
      ...(text(given.sha256) && { sha256: line(given.sha256, 100) }),
      ...(line(given.filename) && { fileName: line(given.filename) }),
      ...((given.voice === true || name === "voice") && { voice: true as const }),
      ...(given.animated === true && { animated: true as const }),
    }
    return { text: storable(text(given.caption) ?? ""), detail: { media } }
  }
}

function ofPlace(message: Json): Content | null {
  const given = record(message.location) ?? record(message.live_location)
  const latitude = degrees(given?.latitude, 90)
  const longitude = degrees(given?.longitude, 180)
  if (!given || latitude === undefined || longitude === undefined) return null
  const isLive =
    message.type === "live_location" || given.live === true || given.sequence_number !== undefined
  const place: Place = {
    latitude,
    longitude,
    ...(line(given.name) && { name: line(given.name) }),
    ...(line(given.address, LONG) && { address: line(given.address, LONG) }),
    ...(isLive && { live: true as const }),
  }
  return { text: storable(text(given.caption) ?? ""), detail: { place } }
}

function degrees(given: unknown, most: number): number | undefined {
  const value = typeof given === "string" && given.trim() !== "" ? Number(given) : given
  return typeof value === "number" && Math.abs(value) <= most ? value : undefined
}

function ofCards(message: Json): Content | null {
  const cards = array(message.contacts).slice(0, MOST_CARDS).flatMap(toCard)
  return cards.length > 0 ? { text: "", detail: { cards } } : null
}

function toCard(given: unknown): Card[] {
  const card = record(given)
  if (!card) return []
  const name = record(card.name)
  const pair = [line(name?.first_name), line(name?.last_name)].filter(Boolean).join(" ")
  const each = (list: unknown, of: (one: Json) => string | undefined) =>
    array(list)
      .slice(0, MOST_EACH)
      .flatMap((one) => of(record(one) ?? {}) ?? [])
  const organization = line(record(card.org)?.company)
  return [
    {
      name: line(name?.formatted_name) ?? (pair || "Without a name"),
      ...(organization && { organization }),
      phones: each(card.phones, (one) => line(one.phone, 60) ?? line(one.wa_id, 60)),
      emails: each(card.emails, (one) => line(one.email)),
    },
  ]
}

function ofChoice(message: Json): Content | null {
  const given = record(message.interactive)
  const type = text(given?.type)
  const part = type ? record(given?.[type]) : undefined
  if (!given || !type || !part) return null
  if (type === "nfm_reply") {
    const answers = answersOf(part.response_json)
    return { text: "", detail: { choice: { id: line(part.name) ?? null, ...(answers && { answers }) } } }
  }
  if (type === "call_permission_reply") {
    const allowed = part.response === "accept"
    return { text: "", detail: { choice: { id: allowed ? "calls_allowed" : "calls_refused" } } }
  }
  const description = line(part.description, LONG)
  return {
    text: storable(text(part.title) ?? ""),
    detail: { choice: { id: line(part.id, LONG) ?? null, ...(description && { description }) } },
  }
}

function answersOf(given: unknown): { question: string; answer: string }[] | undefined {
  const answers = Object.entries(record(parsed(given)) ?? {})
    .filter(([question]) => question !== "flow_token")
    .slice(0, MOST_ANSWERS)
    .flatMap(([question, value]) => {
      const said = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "")
      const asked = line(question)
      return asked ? [{ question: asked, answer: line(said, LONG) ?? "" }] : []
    })
  return answers.length > 0 ? answers : undefined
}

function parsed(given: unknown): unknown {
  if (typeof given !== "string") return given
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}

function ofButton(message: Json): Content | null {
  const given = record(message.button)
  if (!given || typeof given.text !== "string") return null
  return { text: storable(given.text), detail: { choice: { id: line(given.payload, LONG) ?? null } } }
}

function ofOrder(message: Json): Content | null {
  const given = record(message.order)
  if (!given) return null
  const items = array(given.product_items)
    .slice(0, MOST_ITEMS)
    .flatMap((one) => {
      const item = record(one)
      const quantity = Number(item?.quantity)
      const price = [line(item?.item_price, 30), line(item?.currency, 10)].filter(Boolean).join(" ")
      const id = line(item?.product_retailer_id)
      return id ? [{ id, quantity: Number.isFinite(quantity) ? quantity : 1, price: price || null }] : []
    })
  return { text: storable(text(given.text) ?? ""), detail: { order: { items } } }
}

function ofUnsupported(message: Json): Content {
  const errors = array(message.errors)
    .slice(0, MOST_EACH)
    .flatMap((one) => {
      const error = record(one)
      const title = line(error?.title) ?? line(error?.message) ?? line(record(error?.error_data)?.details)
      return title || error?.code !== undefined
        ? [{ code: line(error?.code, 20) ?? "", title: title ?? "Unknown error" }]
        : []
    })
  return { text: "", detail: compact({ errors: errors.length > 0 ? errors : undefined }) }
}
