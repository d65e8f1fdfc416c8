import { noticeOf } from "@/lib/providers/evolution/changed"
import { contentOf, unwrapped } from "@/lib/providers/evolution/content"
import { idOf, isOurs, personOf, words } from "@/lib/providers/evolution/shape"
import { statusOf, statusWord } from "@/lib/providers/evolution/status"
import type { InboundProvider, Item, Told } from "@/lib/providers/provider"
import { type Json, keyOf, line, record, text } from "@/lib/providers/whatsapp/shape"

const quarantined = (reason: string): Told => ({ say: "quarantined", reason })
const ignored = (reason: string): Told => ({ say: "ignored", reason })
const NOBODY = "The sender has neither a number nor a user id."
const OURS_CHANGED = "Changed on the clinic's own phone."
const STATES = ["open", "connecting", "close"] as const

/** A split item in our words. Never throws. */
export const parse: InboundProvider["parse"] = (item) => {
  if (item.fate !== "pending") return { say: item.fate, reason: item.reason ?? "" }
  const data = record(item.value)
  if (!data) return quarantined("It has no shape that Evolution sends.")
  if (item.kind === "connection.update") return toLine(data)
  if (item.kind.startsWith("messages.update/")) return toStatus(data, item)
  if (item.kind.startsWith("messages.delete/")) return toChange(data, item, "revoke", idOf(data))
  return toMessage(data, item)
}

function toLine(data: Json): Told {
  // It gave up showing codes, and nobody had scanned one.
  if (data.state === "refused") return { say: "line", line: { state: "close", reason: "no_scan" } }
  const state = STATES.find((one) => one === data.state)
  if (!state) return ignored("Rounds does not know this state of the connection.")
  return { say: "line", line: { state, reason: reasonOf(data.statusReason) } }
}

const reasonOf = (given: unknown): string | null =>
  typeof given === "number" ? String(given) : (line(given, 40) ?? null)

function toMessage(data: Json, item: Item): Told {
  const notice = item.kind.startsWith("messages.edited/") ? noticeOf(data) : undefined
  if (notice) return toNotice(item, notice)
  const id = idOf(data)
  const { message } = unwrapped(data.message ?? data.editedMessage)
  const protocol = record(message.protocolMessage) ?? record(protocolOf(message.editedMessage))
  const target = text(record(protocol?.key)?.id)
  if (protocol && isRevoke(protocol.type)) return toChange(data, item, "revoke", target)
  if (protocol?.editedMessage) return toChange(data, item, "edit", target, protocol.editedMessage)
  if (item.kind.startsWith("messages.edited/")) return toChange(data, item, "edit", target ?? id, message)
  if (protocol) return ignored("It belongs to how WhatsApp works; nobody said it.")
  const reaction = record(message.reactionMessage)
  if (reaction) return toReaction(data, item, reaction)
  const person = personOf(data)
  if (!person) return quarantined(NOBODY)
  const content = id ? contentOf(data.message, keyOf(id), data.contextInfo) : null
  if (!id || !content)
    return data.messageStubType === undefined
      ? ignored("Nothing was said in it.")
      : ignored("A notice of WhatsApp's; nobody said it.")
  const { replyTo, ...rest } = content
  const said = { ...rest, externalId: keyOf(id), replyTo: replyTo ? keyOf(replyTo) : null }
  if (isOurs(data)) return { say: "echo", echo: { ...said, to: person } }
  return { say: "message", message: { ...said, from: person, referral: null } }
}

/** Told of by itself, without whose it is: of whoever wrote the message. */
function toNotice(item: Item, { kind, target, said }: NonNullable<ReturnType<typeof noticeOf>>): Told {
  if (kind === "other") return ignored("It belongs to how WhatsApp works; nobody said it.")
  if (!target) return quarantined("It does not say which message was changed.")
  const content = kind === "edit" ? contentOf(said, target) : undefined
  if (kind === "edit" && !content) return quarantined("An edit without its new words.")
  const change = { externalId: item.key, from: null, target: keyOf(target), kind, text: content?.text ?? "" }
  return { say: "change", change }
}

const protocolOf = (edited: unknown) => record(record(edited)?.message)?.protocolMessage
const isRevoke = (type: unknown) => type === 0 || type === "REVOKE"

function toChange(
  data: Json,
  item: Item,
  kind: "edit" | "revoke",
  target: string | undefined,
  said?: unknown,
): Told {
  if (isOurs(data)) return ignored(OURS_CHANGED)
  const from = personOf(data)
  if (!from) return quarantined(NOBODY)
  if (!target) return quarantined("It does not say which message was changed.")
  const content = kind === "edit" ? contentOf(said, target) : undefined
  if (kind === "edit" && !content) return quarantined("An edit without its new words.")
  const change = { externalId: item.key, from, target: keyOf(target), kind, text: content?.text ?? "" }
  return { say: "change", change }
}

function toReaction(data: Json, item: Item, reaction: Json): Told {
  if (isOurs(data)) return ignored("A reaction from the clinic's own phone.")
  const from = personOf(data)
  if (!from) return quarantined(NOBODY)
  const target = text(record(reaction.key)?.id)
  if (!target) return quarantined("A reaction to no message.")
  const emoji = line(words(reaction.text), 20) ?? ""
  return { say: "reaction", reaction: { externalId: item.key, from, target: keyOf(target), emoji } }
}

function toStatus(data: Json, item: Item): Told {
  const id = idOf(data)
  const word = statusWord(data)
  if (!isOurs(data)) return ignored("What became of a message to us, which we know.")
  if (word === "PENDING") return ignored("It waits at Evolution.")
  const status = statusOf(word)
  if (!status || !id) return ignored(`Rounds has no use for ${item.kind} yet.`)
  const because = status === "failed" ? "partner_refused" : null
  return { say: "status", status: { externalId: keyOf(id), status, because } }
}
