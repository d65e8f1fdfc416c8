import type { InboundMessage, MessageDetail, Preference, Referral } from "@/lib/providers/message"
import type { InboundProvider, Item, MessageStatus, Told } from "@/lib/providers/provider"
import { contentOf, wordsOf } from "@/lib/providers/whatsapp/content"
import { numberOf, senderOf, userIdOf } from "@/lib/providers/whatsapp/sender"
import {
  array,
  compact,
  type Json,
  keyOf,
  line,
  record,
  storable,
  text,
} from "@/lib/providers/whatsapp/shape"
import { noticeOf } from "@/lib/providers/whatsapp/template-notice"
import { warningOf } from "@/lib/providers/whatsapp/warning"

const STATUSES: Readonly<Record<string, MessageStatus["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
}

const quarantined = (reason: string): Told => ({ say: "quarantined", reason })
const ignored = (reason: string): Told => ({ say: "ignored", reason })

/** A split item in our words. Never throws. */
export const parse: InboundProvider["parse"] = (item) => {
  if (item.fate !== "pending") return { say: item.fate, reason: item.reason ?? "" }
  const given = record(item.value)
  if (!given) return quarantined("It has no shape that WhatsApp sends.")
  if (item.kind.startsWith("statuses/")) return toStatus(given, item.kind)
  if (item.kind.startsWith("user_preferences")) return toPreference(given, item)
  if (!item.kind.startsWith("messages/")) return toWarning(given, item)
  const type = item.kind.slice("messages/".length)
  if (type === "system") return toMove(given)
  if (EDITS.includes(type)) return toChange(given, item, "edit")
  if (REVOKES.includes(type)) return toChange(given, item, "revoke")
  if (type === "reaction") return toReaction(given, item)
  return toMessage(given, item, type)
}

export const EDITS = ["edit", "message_edit", "message_edited"]
export const REVOKES = ["revoke", "message_revoke", "message_revoked"]
const NOBODY = "The sender has neither a number nor a user id."

function toMessage(given: Json, item: Item, type: string): Told {
  const from = senderOf(given, item.around)
  if (!from) return quarantined(NOBODY)
  const content = contentOf(type, given)
  if (!content) return quarantined(`A message of kind ${type} without what it should hold.`)
  const context = record(given.context)
  const referral = record(given.referral)
  const product = line(record(context?.referred_product)?.product_retailer_id)
  const replyTo = text(context?.id)
  const detail: MessageDetail = {
    ...content.detail,
    ...(context?.forwarded === true && { forwarded: "once" as const }),
    ...(context?.frequently_forwarded === true && { forwarded: "often" as const }),
    ...(referral && { ad: true as const }),
    ...(product && { product }),
  }
  const message: InboundMessage = {
    externalId: item.key,
    from,
    kind: content.kind,
    text: content.text,
    detail: compact(detail),
    replyTo: replyTo ? keyOf(replyTo) : null,
    referral: referral ? toReferral(referral) : null,
  }
  return { say: "message", message }
}

function toReferral(given: Json): Referral {
  const url = line(given.source_url, 1_000)
  return {
    source: line(given.source_type, 60) ?? null,
    headline: line(given.headline) ?? line(given.body) ?? null,
    url: url && /^https?:\/\//i.test(url) ? url : null,
    clickId: line(given.ctwa_clid) ?? line(given.source_id) ?? null,
  }
}

function toChange(given: Json, item: Item, kind: "edit" | "revoke"): Told {
  const from = senderOf(given, item.around)
  if (!from) return quarantined(NOBODY)
  const names = kind === "edit" ? EDITS : REVOKES
  const change = names.map((name) => record(given[name])).find((one) => one) ?? given
  const target =
    text(change.original_message_id) ?? text(change.message_id) ?? text(record(given.context)?.id)
  if (!target) return quarantined("It does not say which message was changed.")
  const words = kind === "revoke" ? "" : (wordsOf(record(change.message)) ?? wordsOf(change))
  if (words === undefined) return quarantined("An edit without its new words.")
  return { say: "change", change: { externalId: item.key, from, target: keyOf(target), kind, text: words } }
}

function toReaction(given: Json, item: Item): Told {
  const from = senderOf(given, item.around)
  if (!from) return quarantined(NOBODY)
  const reaction = record(given.reaction)
  const target = text(reaction?.message_id)
  if (!target) return quarantined("A reaction to no message.")
  const emoji = line(reaction?.emoji, 20) ?? ""
  return { say: "reaction", reaction: { externalId: item.key, from, target: keyOf(target), emoji } }
}

function toMove(given: Json): Told {
  const system = record(given.system)
  const type = text(system?.type) ?? ""
  if (type.endsWith("identity_changed")) return ignored("The security code of their chat changed.")
  if (!/changed_(number|user_id)$/.test(type))
    return ignored("Rounds has no use for this notice of WhatsApp's.")
  const to = {
    address: numberOf(system?.new_wa_id) ?? numberOf(system?.wa_id) ?? null,
    userId: userIdOf(system?.user_id) ?? null,
  }
  const from = {
    address: numberOf(given.from) ?? null,
    userId: userIdOf(system?.previous_user_id) ?? userIdOf(given.from_user_id) ?? null,
  }
  if (!from.address && !from.userId) return quarantined("It does not say who changed.")
  if (!to.address && !to.userId) return quarantined("It does not say what it changed to.")
  return { say: "move", move: { from, to } }
}

function toPreference(given: Json, item: Item): Told {
  const from = { address: numberOf(given.wa_id), userId: userIdOf(given.user_id) ?? null }
  const address = from.address ?? from.userId
  if (!address) return quarantined(NOBODY)
  if (given.category !== "marketing_messages") return ignored("A preference for something other than offers.")
  const value = text(given.value)
  if (value !== "stop" && value !== "resume")
    return quarantined("A preference that is neither stop nor resume.")
  const status: Preference["status"] = value === "stop" ? "withdrawn" : "granted"
  const preference: Preference = {
    key: item.key,
    from: { channel: "whatsapp", address, userId: from.userId },
    purpose: "marketing_whatsapp",
    status,
  }
  return { say: "preference", preference }
}

function toWarning(given: Json, item: Item): Told {
  const warning = warningOf(item.kind, given)
  const notice = noticeOf(item.kind, given)
  if (warning) return { say: "warning", warning: { ...warning, key: item.key }, ...(notice && { notice }) }
  return notice ? { say: "rating", notice } : ignored("Nothing to do about it.")
}

/** They stopped offers of this number inside WhatsApp. */
const STOPPED = 131_050

function toStatus(given: Json, kind: string): Told {
  const name = text(given.status) ?? ""
  const status = Object.hasOwn(STATUSES, name) ? STATUSES[name] : undefined
  const externalId = text(given.id)
  if (!status || !externalId) return ignored(`Rounds has no use for ${kind} yet.`)
  const error = record(array(given.errors)[0])
  const why = text(error?.title) ?? text(error?.message) ?? "unknown"
  const because =
    status !== "failed" ? null : error?.code === STOPPED ? "offers_stopped" : storable(why).slice(0, 500)
  const ref = line(given.biz_opaque_callback_data, 64)
  return { say: "status", status: { externalId: keyOf(externalId), status, because, ...(ref && { ref }) } }
}
