import { createHash } from "node:crypto"
import type { Account, InboundProvider, Item } from "@/lib/providers/provider"
import { isMessage } from "@/lib/providers/whatsapp/content"
import { EDITS, REVOKES } from "@/lib/providers/whatsapp/parse"
import { array, type Json, keyOf, record, text, unixTime } from "@/lib/providers/whatsapp/shape"
import { NOTICE_FIELDS, noticeOf } from "@/lib/providers/whatsapp/template-notice"
import { WARNING_FIELDS, warningOf } from "@/lib/providers/whatsapp/warning"

/** Meta puts at most 1,000 updates in a body; beyond this one row must do, or a body of crumbs would block a commit. */
const MOST_ITEMS = 5_000
/** What is no message to us but changes something. */
const CHANGES = new Set(["reaction", "system", ...EDITS, ...REVOKES])
/** What is known and needs nothing done, with why. */
const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  "messages/request_welcome": "The chat was opened; nothing was written.",
  message_template_status_update: "It does not say which template, or what became of it.",
  message_template_quality_update: "It does not say which template, or how it is rated.",
  message_template_components_update: "It does not say which template.",
  template_category_update: "It does not say which template, or which category.",
  smb_message_echoes: "Written by staff in the WhatsApp app.",
}
const GROUP = "Written in a group; a group is nobody's conversation."

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
    const at = record(entry)?.time
    for (const [c, change] of array(record(entry)?.changes).entries()) {
      if (items.length > MOST_ITEMS) return items
      for (const item of ofChange(change, account, `${fallbackKey}:${e}.${c}`, at)) items.push(item)
    }
  }
  return items
}

function ofChange(change: unknown, account: Account, fallbackKey: string, at: unknown): Item[] {
  const value = record(record(change)?.value)
  const field = word(record(change)?.field)
  if (!value) return [shapeless(change, fallbackKey, "A change without a value.")]
  if (field === "user_preferences") {
    const made = most(value.user_preferences).map((one, p) =>
      ofPreference(one, value, `${fallbackKey}.p${p}`),
    )
    const none = decided(field, fallbackKey, value, "ignored", "No preference in it.")
    return addressed(made.length > 0 ? made : [none], value, account)
  }
  if (field !== "messages") return [ofNotice(field, value, fallbackKey, at)]
  const made = [
    ...most(value.messages).map((one, m) => ofMessage(one, value, `${fallbackKey}.m${m}`)),
    ...most(value.statuses).map((one, s) => ofStatus(one, value, `${fallbackKey}.s${s}`)),
  ]
  if (made.length === 0) {
    const problem = array(value.errors).length > 0
    const reason = problem
      ? "WhatsApp tells of an error and of no message."
      : "Neither a message nor a status in it."
    made.push(decided("messages/none", fallbackKey, value, "ignored", reason))
  }
  return addressed(made, value, account)
}

function addressed(made: Item[], value: Json, account: Account): Item[] {
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
  if (isOfGroup(message)) return { ...base, fate: "ignored", reason: GROUP }
  if (isMessage(type) || CHANGES.has(type)) return { ...base, fate: "pending" }
  const reason = NOTHING_TO_DO[base.kind] ?? `Messages of kind ${type} are not read yet.`
  return { ...base, fate: "ignored", reason }
}

const isOfGroup = (message: Json): boolean =>
  message.group_id !== undefined ||
  [message.from, message.to, message.recipient_id].some(
    (one) => typeof one === "string" && one.endsWith("@g.us"),
  )

function ofStatus(given: unknown, around: unknown, fallbackKey: string): Item {
  const status = record(given)
  const id = text(status?.id)
  const name = text(status?.status)
  const at =
    text(status?.timestamp) ?? (typeof status?.timestamp === "number" ? String(status.timestamp) : undefined)
  if (!status || !id || !name || !at)
    return shapeless(given, fallbackKey, "A status without id, status or time.")
  const base = {
    kind: `statuses/${word(name)}`,
    providerAt: unixTime(at),
    value: status,
    around,
  }
  if (status.recipient_type !== "group" && !isOfGroup(status))
    return { ...base, key: keyOf(`${id}:${name}:${at}`), fate: "pending" }
  // A group's members each have a status of their own.
  const who = text(status.recipient_participant_id) ?? text(status.recipient_id) ?? ""
  return { ...base, key: keyOf(`${id}:${name}:${at}:${who}`), fate: "ignored", reason: GROUP }
}

function ofPreference(given: unknown, around: unknown, fallbackKey: string): Item {
  const one = record(given)
  const who = text(one?.wa_id) ?? text(one?.user_id)
  const providerAt = unixTime(one?.timestamp)
  if (!one || !who || !providerAt)
    return shapeless(given, fallbackKey, "A preference of nobody, or without a time.")
  const said = [who, text(one.category), text(one.value), providerAt.getTime() / 1_000]
  // Keys are shown and searched, and outlive the body: a number has no place in one.
  const key = `preference:${hashOf(said)}`
  return { key, kind: `user_preferences/${word(one.value)}`, fate: "pending", providerAt, value: one, around }
}

/** What tells of the account. It has no id, but the entry's time: the same at the same second is the same. */
function ofNotice(field: string, value: Json, fallbackKey: string, at: unknown): Item {
  const providerAt = unixTime(at)
  const key = providerAt ? keyOf(`${field}:${providerAt.getTime() / 1_000}:${hashOf(value)}`) : fallbackKey
  const base = { key, kind: field, providerAt, value, around: undefined }
  if (WARNING_FIELDS.includes(field) && warningOf(field, value)) return { ...base, fate: "pending" }
  if (NOTICE_FIELDS.includes(field) && noticeOf(field, value)) return { ...base, fate: "pending" }
  const reason = WARNING_FIELDS.includes(field)
    ? "It tells of the account and asks nothing of anybody."
    : (NOTHING_TO_DO[field] ?? `Rounds has no use for ${field} yet.`)
  return { ...base, fate: "ignored", reason }
}

const hashOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32)

const shapeless = (value: unknown, key: string, reason: string) =>
  decided("unreadable", key, value, "quarantined", reason)

function decided(kind: string, key: string, value: unknown, fate: Item["fate"], reason: string): Item {
  return { key, kind, fate, reason, value, around: undefined }
}

/** A provider's word, fit to be a column and a sentence. */
function word(given: unknown): string {
  return typeof given === "string" && /^[a-z0-9_.]{1,60}$/i.test(given) ? given : "unknown"
}
