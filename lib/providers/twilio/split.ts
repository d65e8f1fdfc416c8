import { createHash } from "node:crypto"
import { decided, object } from "@/lib/providers/decided"
import type { InboundProvider, Item } from "@/lib/providers/provider"
import { notAPerson, sidOf, timeOf } from "@/lib/providers/twilio/shape"
import { type Json, keyOf, text } from "@/lib/providers/whatsapp/shape"

export const TOKEN_HEADER = "i-twilio-idempotency-token"
export const REF_HEADER = "x-rounds-ref"
const LATER = "Calls come with a later part."

/** A request of Twilio's is one thing. Never throws; what has no shape is quarantined. */
export const split: InboundProvider["split"] = (given, { account, fallbackKey, headers }) => {
  const body = object(given)
  const item =
    body && (ofMessage(body, headers?.get(REF_HEADER)) ?? ofRecording(body) ?? ofCall(body, headers))
  if (!item) {
    const reason = "Neither a message nor a call of Twilio's."
    return [decided(fallbackKey, "unreadable", "quarantined", reason, given)]
  }
  const sid = text(body?.AccountSid)
  if (account.externalId === null || sid === account.externalId) return [item]
  const reason = sid ? "The account is not this clinic's." : "The account is missing."
  return [{ ...item, fate: "quarantined", reason }]
}

function ofMessage(body: Json, ref: string | null | undefined): Item | undefined {
  const sid = sidOf(body.MessageSid) ?? sidOf(body.SmsSid) ?? sidOf(body.SmsMessageSid)
  if (!sid) return undefined
  const status = (text(body.MessageStatus) ?? text(body.SmsStatus) ?? "received").toLowerCase()
  const isReceived = status === "received" || status === "receiving"
  if (!isReceived || body.Body === undefined) {
    const word = /^[a-z_]{1,30}$/.test(status) ? status : "unknown"
    return {
      key: keyOf(`${sid}:${word}`),
      kind: `sms/${word}`,
      fate: "pending",
      value: body,
      around: { ref: ref ?? null },
    }
  }
  const base = { key: keyOf(sid), kind: "sms/incoming", value: body, around: undefined }
  const reason = notAPerson(body.From)
  if (!reason) return { ...base, fate: "pending" }
  // A person may be behind a hidden number; a service has nobody to answer to.
  return { ...base, fate: reason.startsWith("Sent by a service") ? "ignored" : "quarantined", reason }
}

function ofRecording(body: Json): Item | undefined {
  const sid = sidOf(body.RecordingSid)
  const status = text(body.RecordingStatus)
  if (!sid || !status) return undefined
  const at = timeOf(body.RecordingStartTime)
  return decided(keyOf(`${sid}:${status}`), "voice/recording", "ignored", LATER, body, at)
}

function ofCall(body: Json, headers: { get(name: string): string | null } | undefined): Item | undefined {
  const sid = sidOf(body.CallSid)
  if (!sid) return undefined
  const sequence = text(body.SequenceNumber)
  const at = timeOf(body.Timestamp)
  if (sequence !== undefined || body.CallbackSource !== undefined) {
    const nth = sequence && /^\d{1,9}$/.test(sequence) ? sequence : (text(body.CallStatus) ?? "")
    return decided(keyOf(`${sid}:status:${nth}`), "voice/status", "ignored", LATER, body, at)
  }
  if (isFirst(body)) {
    const base = { key: keyOf(`${sid}:incoming`), kind: "voice/incoming", value: body, around: undefined }
    return { ...base, fate: "pending", providerAt: at }
  }
  const step = headers?.get(TOKEN_HEADER) ?? hashOf(body)
  return decided(keyOf(`${sid}:step:${step}`), "voice/step", "ignored", LATER, body, at)
}

/** Somebody's call begins: what comes later in it carries what was said or pressed, or that it is over. */
const isFirst = (body: Json): boolean =>
  body.Direction === "inbound" &&
  (text(body.CallStatus) ?? "ringing") === "ringing" &&
  body.SpeechResult === undefined &&
  body.Digits === undefined

const hashOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32)
