import { count } from "@/lib/providers/evolution/shape"
import { type Json, record, text } from "@/lib/providers/whatsapp/shape"

const KINDS: Readonly<Record<string, "edit" | "revoke">> = {
  MESSAGE_EDIT: "edit",
  "14": "edit",
  REVOKE: "revoke",
  "0": "revoke",
}

/**
 * The notice that stands under `messages.edited` by itself, as its sender wrote it: its key is as they see it, so that theirs
 * looks like ours and names our own number. Only the message it is about can be believed. Undefined: it is another shape.
 */
export function noticeOf(data: Json) {
  if (data.message !== undefined || !(data.type !== undefined || record(data.editedMessage))) return undefined
  const kind = data.type === undefined ? "edit" : (KINDS[String(data.type)] ?? "other")
  return { kind, target: text(record(data.key)?.id), said: data.editedMessage, at: changedAt(data) } as const
}

/** Milliseconds, as the phone had them. */
function changedAt(data: Json): Date | undefined {
  const ms = count(data.timestampMs) ?? 0
  return ms > Date.UTC(2009, 0) && ms < Date.UTC(2100, 0) ? new Date(ms) : undefined
}
