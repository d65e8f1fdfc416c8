import type { Sender } from "@/lib/providers/message"
import { type Json, line, record, storable, text } from "@/lib/providers/whatsapp/shape"

const LONGEST_NAME = 120
const LONGEST_ID = 200
/** Evolution 2 writes messages.upsert, others MESSAGES_UPSERT: both are one event. */
export function eventName(given: unknown): string {
  const name = typeof given === "string" ? given.toLowerCase().replaceAll(/[_-]/g, ".") : ""
  return /^[a-z.]{1,40}$/.test(name) ? name : "unknown"
}

/** The number of an address such as 12025550123:7@s.whatsapp.net, with a plus; undefined where it is none. */
export function numberOf(jid: unknown): string | undefined {
  const found = /^\+?(\d{5,20})(?::\d{1,5})?(?:@(?:s\.whatsapp\.net|c\.us))?$/.exec(text(jid) ?? "")
  return found ? `+${found[1]}` : undefined
}

/** WhatsApp's own id of a person whose number it hides: no phone, and never to be taken for one. */
export function lidOf(jid: unknown): string | undefined {
  const found = /^(\d{1,40})(?::\d{1,5})?@lid$/.exec(text(jid) ?? "")
  return found ? `${found[1]}@lid` : undefined
}

export const REMOTE = ["remoteJid", "remoteJidAlt", "senderPn", "senderLid", "previousRemoteJid"] as const

/** Why what was said there is nobody's conversation; undefined for a person's. */
export function notAPerson(jid: unknown): string | undefined {
  const where = text(jid) ?? ""
  if (where.endsWith("@g.us")) return "Written in a group; a group is nobody's conversation."
  if (where === "status@broadcast") return "A status that somebody shows to all their contacts."
  if (where.endsWith("@broadcast")) return "Sent to a list; a list is nobody's conversation."
  if (where.endsWith("@newsletter")) return "Written in a channel; a channel is nobody's conversation."
  return undefined
}

/** The person at the other end of a message, whoever wrote it. Null: neither a number nor an id is given. */
export function personOf(data: Json): Sender | null {
  const key = record(data.key) ?? data
  const places = REMOTE.flatMap((name) => [key[name], data[name]])
  const number = places.map(numberOf).find((one) => one !== undefined)
  const lid = places.map(lidOf).find((one) => one !== undefined)
  const address = number ?? lid
  if (!address || address.length > LONGEST_ID) return null
  // The name beside an echo is the clinic's own.
  const name = isOurs(data) ? null : (line(data.pushName, LONGEST_NAME) ?? null)
  return { channel: "whatsapp", address, userId: lid ?? null, username: null, name }
}

export const isOurs = (data: Json): boolean => (record(data.key) ?? data).fromMe === true

/** The message's id, wherever this version puts it. */
export const idOf = (data: Json): string | undefined =>
  [record(data.key)?.id, data.keyId, data.id].map(text).find((one) => one !== undefined)

/** A protobuf's number: itself, its digits, or { low, high }. */
export function count(given: unknown): number | undefined {
  const value = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : given
  const low = record(value)?.low
  const plain = typeof low === "number" ? low : value
  return typeof plain === "number" && Number.isSafeInteger(plain) && plain >= 0 ? plain : undefined
}

export function secondsOf(given: unknown): Date | undefined {
  const seconds = count(given)
  return seconds !== undefined && seconds >= 100_000_000 && seconds < 100_000_000_000
    ? new Date(seconds * 1_000)
    : undefined
}

export const words = (given: unknown): string => storable(text(given) ?? "")
