import { createHash } from "node:crypto"
import type { Account, InboundProvider, Item } from "@/lib/providers/provider"
import { array, record, text, unixTime } from "@/lib/providers/whatsapp/shape"

/** Meta puts at most 1,000 updates in a body; beyond this one row must do, or a body of crumbs would block a commit. */
const MOST_ITEMS = 5_000
const LONGEST_KEY = 400
/** Kinds of messages the product reads; what else comes is kept and listed. */
const READ = new Set(["text"])

/** Every message, status and notice of a body as an item of its own. Never throws; what has no shape is quarantined. */
export const split: InboundProvider["split"] = (body, { account, fallbackKey }) => {
  const items = read(body, account, fallbackKey)
  if (items.length > MOST_ITEMS)
    return [shapeless(body, fallbackKey, `More than ${MOST_ITEMS} items in one body.`)]
  return items.length > 0 ? items : [shapeless(body, fallbackKey, "Nothing in it that WhatsApp sends.")]
}

function read(body: unknown, account: Account, fallbackKey: string): Item[] {
  const items: Item[] = []
  for (const [e, entry] of array(record(body)?.entry).entries()) {
    for (const [c, change] of array(record(entry)?.changes).entries()) {
      if (items.length > MOST_ITEMS) return items
      for (const item of ofChange(change, account, `${fallbackKey}:${e}.${c}`)) items.push(item)
    }
  }
  return items
}

function ofChange(change: unknown, account: Account, fallbackKey: string): Item[] {
  const value = record(record(change)?.value)
  const field = word(record(change)?.field)
  if (!value) return [shapeless(change, fallbackKey, "A change without a value.")]
  if (field !== "messages") {
    return [decided(field, fallbackKey, value, "ignored", `Rounds has no use for ${field} yet.`)]
  }
  const made = [
    ...most(value.messages).map((one, m) => ofMessage(one, value, `${fallbackKey}.m${m}`)),
    ...most(value.statuses).map((one, s) => ofStatus(one, value, `${fallbackKey}.s${s}`)),
  ]
  if (made.length === 0) {
    made.push(
      decided("messages/none", fallbackKey, value, "ignored", "Neither a message nor a status in it."),
    )
  }
  const number = text(record(value.metadata)?.phone_number_id)
  if (account.externalId === null || number === account.externalId) return made
  const reason = number ? "The phone number id is not this clinic's." : "The phone number id is missing."
  return made.map((item) => ({ ...item, fate: "quarantined", reason }))
}

const most = (given: unknown) => array(given).slice(0, MOST_ITEMS + 1)

function ofMessage(given: unknown, around: unknown, fallbackKey: string): Item {
  const message = record(given)
  const id = text(message?.id)
  if (!message || !id) return shapeless(given, fallbackKey, "A message without an id.")
  const type = word(message.type)
  const base = {
    key: keyOf(id),
    kind: `messages/${type}`,
    providerAt: unixTime(message.timestamp),
    value: message,
    around,
  }
  if (READ.has(type)) return { ...base, fate: "pending" }
  return { ...base, fate: "ignored", reason: `Messages of kind ${type} are not read yet.` }
}

function ofStatus(given: unknown, around: unknown, fallbackKey: string): Item {
  const status = record(given)
  const id = text(status?.id)
  const name = text(status?.status)
  const at =
    text(status?.timestamp) ?? (typeof status?.timestamp === "number" ? String(status.timestamp) : undefined)
  if (!status || !id || !name || !at)
    return shapeless(given, fallbackKey, "A status without id, status or time.")
  return {
    key: keyOf(`${id}:${name}:${at}`),
    kind: `statuses/${word(name)}`,
    fate: "pending",
    providerAt: unixTime(at),
    value: status,
    around,
  }
}

const shapeless = (value: unknown, key: string, reason: string) =>
  decided("unreadable", key, value, "quarantined", reason)

function decided(kind: string, key: string, value: unknown, fate: Item["fate"], reason: string): Item {
  return { key, kind, fate, reason, value, around: undefined }
}

/** A provider's word, fit to be a column and a sentence. */
function word(given: unknown): string {
  return typeof given === "string" && /^[a-z0-9_.]{1,60}$/i.test(given) ? given : "unknown"
}

// Postgres takes neither U+0000 nor lone surrogates in text: such a key, or a huge one, is stored as its hash.
function keyOf(id: string): string {
  if (id.length <= LONGEST_KEY && id.isWellFormed() && !id.includes("\u0000")) return id
  return `sha256:${createHash("sha256").update(JSON.stringify(id)).digest("hex")}`
}
