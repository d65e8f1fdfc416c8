import type { InboundMessage, InboundProvider, Item, MessageStatus, Told } from "@/lib/providers/provider"
import { array, type Json, record, text } from "@/lib/providers/whatsapp/shape"

const LONGEST_NAME = 120
const STATUSES: Readonly<Record<string, MessageStatus["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
}

/** A split item in our words. Never throws. */
export const parse: InboundProvider["parse"] = (item) => {
  if (item.fate !== "pending") return { say: item.fate, reason: item.reason ?? "" }
  return item.kind.startsWith("statuses/") ? toStatus(item) : toMessage(item)
}

function toMessage(item: Item): Told {
  const message = record(item.value)
  const body = record(message?.text)?.body
  const from = sender(message, item.around)
  if (!from) return { say: "quarantined", reason: "The sender has neither a number nor a user id." }
  if (typeof body !== "string") return { say: "quarantined", reason: "A text message without text." }
  const told: InboundMessage = {
    externalId: item.key,
    from,
    name: profileName(message, item.around),
    text: storable(body),
  }
  return { say: "message", message: told }
}

function toStatus(item: Item): Told {
  const given = record(item.value)
  const name = text(given?.status) ?? ""
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined
  const externalId = text(given?.id)
  if (!status || !externalId) {
    return { say: "ignored", reason: `Rounds has no use for ${item.kind} yet.` }
  }
  const error = record(array(given?.errors)[0])
  const because =
    status === "failed" ? storable(text(error?.title) ?? text(error?.message) ?? "unknown") : null
  return { say: "status", status: { externalId: storable(externalId), status, because } }
}

// What WhatsApp vouches for is taken as it is: libphonenumber calls some living numbers invalid.
function sender(message: Json | undefined, around: unknown): string | undefined {
  const from = text(message?.from)
  if (from && /^\+?\d{5,20}$/.test(from)) return from.startsWith("+") ? from : `+${from}`
  const contact = record(array(record(around)?.contacts)[0])
  const userId = text(message?.from_user_id) ?? text(contact?.user_id) ?? from
  return userId && userId.length <= 200 ? storable(userId) : undefined
}

function profileName(message: Json | undefined, around: unknown): string | null {
  const contacts = array(record(around)?.contacts).map(record)
  const ids = [text(message?.from), text(message?.from_user_id)].filter(Boolean)
  const own = contacts.find((one) => ids.includes(text(one?.wa_id)) || ids.includes(text(one?.user_id)))
  const profile = record((own ?? (contacts.length === 1 ? contacts[0] : undefined))?.profile)
  const name = text(profile?.name) ?? text(profile?.username)
  if (!name) return null
  const clean = storable(name)
    .replace(/\p{Cc}+/gu, " ")
    .trim()
  return [...clean].slice(0, LONGEST_NAME).join("") || null
}

/** Postgres refuses U+0000 and lone surrogates in text; the raw bytes keep them. */
function storable(given: string): string {
  return given.toWellFormed().replaceAll("\u0000", "\ufffd")
}
