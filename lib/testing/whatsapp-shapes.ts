import { textMessage } from "@/lib/testing/whatsapp"

type Given = {
  id?: string
  from?: string
  timestamp?: string | number
  context?: unknown
  referral?: unknown
}

/** A WhatsApp message of any kind: `{ type, [type]: part }` beside who, when and which. */
export function messageOf(type: string, part?: unknown, given: Given = {}) {
  const { context, referral, ...rest } = given
  const { text: _, ...base } = textMessage(rest)
  return {
    ...base,
    type,
    ...(part !== undefined && { [type]: part }),
    ...(context !== undefined && { context }),
    ...(referral !== undefined && { referral }),
  }
}

export const editOf = (target: string, body: string, given: Given = {}) =>
  messageOf("edit", { original_message_id: target, message: { type: "text", text: { body } } }, given)

export const revokeOf = (target: string, given: Given = {}) =>
  messageOf("revoke", { original_message_id: target }, given)

export const reactionOf = (target: string, emoji: string | undefined, given: Given = {}) =>
  messageOf("reaction", { message_id: target, ...(emoji !== undefined && { emoji }) }, given)

/** A change of field `user_preferences`: offers stopped or allowed again inside WhatsApp. */
export function preferenceChange(
  from: string,
  value: "stop" | "resume",
  timestamp: number,
  numberId: string,
) {
  const metadata = { display_phone_number: "12025550100", phone_number_id: numberId }
  const preference = {
    wa_id: from,
    detail: `User requested to ${value} marketing messages`,
    category: "marketing_messages",
    value,
    timestamp,
  }
  return {
    field: "user_preferences",
    value: {
      messaging_product: "whatsapp",
      metadata,
      contacts: [{ wa_id: from }],
      user_preferences: [preference],
    },
  }
}
