import { createHash } from "node:crypto"
import { decided, instant } from "@/lib/providers/decided"
import { noticeOf } from "@/lib/providers/evolution/changed"
import { eventName, idOf, isOurs, notAPerson, secondsOf } from "@/lib/providers/evolution/shape"
import { statusWord } from "@/lib/providers/evolution/status"
import type { InboundProvider, Item } from "@/lib/providers/provider"
import { array, type Json, keyOf, record, text } from "@/lib/providers/whatsapp/shape"

const MOST_ITEMS = 1_000
const MESSAGES = new Set(["messages.upsert", "send.message", "messages.edited", "messages.delete"])
/** What is known and needs nothing done, with why. */
const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  "qrcode.updated": "A code to link the phone; it is shown at Evolution alone.",
  "application.startup": "Evolution started.",
  "messages.set": "The phone's history; what was written before it was connected stays there.",
  "send.message.update": "What became of it is told by itself.",
  "contacts.set": "The phone's address book.",
  "contacts.upsert": "The phone's address book.",
  "contacts.update": "The phone's address book.",
  "presence.update": "Somebody is writing or has come online.",
  "chats.set": "The phone's list of chats.",
  "chats.upsert": "The phone's list of chats.",
  "chats.update": "The phone's list of chats.",
  "chats.delete": "The phone's list of chats.",
  "groups.upsert": "A group is nobody's conversation.",
  "group.update": "A group is nobody's conversation.",
  "groups.update": "A group is nobody's conversation.",
  "group.participants.update": "A group is nobody's conversation.",
  "labels.edit": "Labels of the WhatsApp app.",
  "labels.association": "Labels of the WhatsApp app.",
  "typebot.start": "Evolution's own bot.",
  "typebot.change.status": "Evolution's own bot.",
  "logout.instance": "The instance was logged out at Evolution; its connection says what follows.",
  "instance.create": "The instance was made at Evolution.",
  "status.instance": "How the instance stands is told by its connection.",
  call: "Calls come with a later part.",
}

/** Every message, status and notice of a body as an item of its own. Never throws; what has no shape is quarantined. */
export const split: InboundProvider["split"] = (given, { account, fallbackKey }) => {
  const body = record(given)
  const instance = text(body?.instance) ?? text(record(body?.instance)?.instanceName)
  if (!body || !instance)
    return [decided(fallbackKey, "unreadable", "quarantined", "Nothing in it that Evolution sends.", given)]
  const event = eventName(body.event)
  const items = itemsOf(body, event, instance, fallbackKey)
  if (items.length > MOST_ITEMS) {
    const reason = `More than ${MOST_ITEMS} items in one body.`
    return [decided(fallbackKey, "unreadable", "quarantined", reason, given)]
  }
  if (account.externalId === null || instance === account.externalId) return items
  return items.map((item) => ({
    ...item,
    fate: "quarantined",
    reason: "The instance is not this clinic's.",
  }))
}

function itemsOf(body: Json, event: string, instance: string, fallbackKey: string): Item[] {
  const at = instant(body.date_time)
  if (event === "connection.update") return [ofLine(body, instance, at, fallbackKey)]
  if (GONE.has(event)) return [ofGone(event, instance, at, fallbackKey)]
  if (!MESSAGES.has(event) && event !== "messages.update") {
    const reason = NOTHING_TO_DO[event] ?? `Rounds has no use for ${event} yet.`
    const key = at ? keyOf(`${instance}:${event}:${at.toISOString()}:${hashOf(body.data)}`) : fallbackKey
    return [decided(key, event, "ignored", reason, body, at)]
  }
  const data = Array.isArray(body.data) ? body.data : (array(record(body.data)?.messages) as unknown[])
  const list = data.length > 0 ? data.slice(0, MOST_ITEMS + 1) : [body.data]
  return list.map((one, n) =>
    event === "messages.update"
      ? ofStatus(one, instance, at, `${fallbackKey}:${n}`)
      : ofMessage(one, event, instance, at, `${fallbackKey}:${n}`),
  )
}

function ofMessage(
  given: unknown,
  event: string,
  instance: string,
  at: Date | undefined,
  fallbackKey: string,
): Item {
  const data = record(given)
  const id = data && idOf(data)
  if (!data || !id)
    return decided(fallbackKey, "unreadable", "quarantined", "A message without an id.", given)
  const notice = event === "messages.edited" ? noticeOf(data) : undefined
  if (notice) {
    const nth = notice.at ? notice.at.getTime() : hashOf(data)
    const changed = {
      ...{ key: keyOf(`${instance}:${event}:${id}:${nth}`), kind: `${event}/${notice.kind}` },
      ...{ providerAt: notice.at ?? at, value: data, around: { event } },
    }
    const reason = notAPerson(record(data.key)?.remoteJid)
    return reason ? { ...changed, fate: "ignored", reason } : { ...changed, fate: "pending" }
  }
  const type = typeof data.messageType === "string" && /^\w{1,60}$/.test(data.messageType)
  const base = {
    key: keyOf(`${instance}:${event}:${id}`),
    kind: `${event}/${isOurs(data) ? "ours" : type ? data.messageType : "message"}`,
    providerAt: secondsOf(data.messageTimestamp) ?? at,
    value: data,
    around: { event },
  }
  const reason = notAPerson((record(data.key) ?? data).remoteJid)
  return reason ? { ...base, fate: "ignored", reason } : { ...base, fate: "pending" }
}

function ofStatus(given: unknown, instance: string, at: Date | undefined, fallbackKey: string): Item {
  const data = record(given)
  const id = data && idOf(data)
  if (!data || !id)
    return decided(fallbackKey, "unreadable", "quarantined", "A status without the message's id.", given)
  const key = record(data.key) ?? data
  const status = statusWord(data)
  const who = text(key.participant)
  const base = {
    key: keyOf([instance, "messages.update", id, status ?? hashOf(data), ...(who ? [who] : [])].join(":")),
    kind: `messages.update/${status ?? "changed"}`,
    providerAt: at,
    value: data,
    around: { event: "messages.update" },
  }
  const reason = notAPerson(key.remoteJid)
  return reason ? { ...base, fate: "ignored", reason } : { ...base, fate: "pending" }
}

/** Taken away with its phone; nothing else is told of that connection. */
const GONE = new Set(["remove.instance", "instance.delete"])

function ofGone(event: string, instance: string, at: Date | undefined, fallbackKey: string): Item {
  const key = at ? keyOf(`${instance}:${event}:${at.toISOString()}`) : `${fallbackKey}:gone`
  const value = { state: "close", statusReason: "removed" }
  return { key, kind: "connection.update", fate: "pending", providerAt: at, value, around: undefined }
}

/** The same state may come again another day: its time is part of what it is known by. */
function ofLine(body: Json, instance: string, at: Date | undefined, fallbackKey: string): Item {
  const data = record(body.data)
  const state = text(data?.state)
  if (!data || !state)
    return decided(fallbackKey, "connection.update", "ignored", "It says nothing of the connection.", body)
  const code = typeof data.statusReason === "number" ? `:${data.statusReason}` : ""
  const key = at
    ? keyOf(`${instance}:connection.update:${state}${code}:${at.toISOString()}`)
    : `${fallbackKey}:connection`
  return { key, kind: "connection.update", fate: "pending", providerAt: at, value: data, around: undefined }
}

const hashOf = (value: unknown) =>
  createHash("sha256")
    .update(JSON.stringify(value ?? null))
    .digest("hex")
    .slice(0, 32)
