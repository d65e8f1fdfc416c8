import type { Sender } from "@/lib/providers/message"
import { type Json, line, text } from "@/lib/providers/whatsapp/shape"

export const SID = /^[A-Z]{2}[0-9a-f]{32}$/i

export const sidOf = (given: unknown): string | undefined => {
  const sid = text(given)
  return sid && SID.test(sid) ? sid : undefined
}

/** What a hidden number is written as: the word on a phone's keys. */
const HIDDEN = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+464"]

/** A number that can be written to and called. Short numbers, words and hidden ones are none. */
export const numberOf = (given: unknown): string | undefined => {
  const number = text(given)
  return number && /^\+[1-9]\d{6,14}$/.test(number) && !HIDDEN.includes(number) ? number : undefined
}

/** Why nobody can be known by who sent it; undefined for a number. */
export function notAPerson(given: unknown): string | undefined {
  const from = line(given, 100) ?? ""
  if (numberOf(from)) return undefined
  if (/^(whatsapp|messenger):/i.test(from))
    return "Sent by another channel of Twilio's, which Rounds does not take."
  if (/^(sip|client):/i.test(from)) return "Sent from an internet line without a number."
  if (from === "" || /^(anonymous|restricted|unavailable|unknown)$/i.test(from) || HIDDEN.includes(from))
    return "The sender hides the number."
  return "Sent by a service: a short number or a name, and nobody's phone."
}

export const senderOf = (given: Json): Sender | null => {
  const address = numberOf(given.From)
  return address ? { channel: "sms", address, userId: null, username: null, name: null } : null
}

/** "Sun, 25 Mar 2026 09:53:10 +0000"; undefined where it is no time a clock could show. */
export function timeOf(given: unknown): Date | undefined {
  const said = text(given)
  if (!said || !/^(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/.test(said)) return undefined
  const at = new Date(said)
  return at.getTime() > 0 ? at : undefined
}
