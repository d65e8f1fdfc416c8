import type { Sender } from "@/lib/providers/message"
import { array, type Json, line, record, storable, text } from "@/lib/providers/whatsapp/shape"

const LONGEST_NAME = 120
const LONGEST_ID = 200

/** Who wrote, from the message and the contacts beside it. Null: neither a number nor a user id is given. */
export function senderOf(message: Json | undefined, around: unknown): Sender | null {
  const contact = contactOf(message, around)
  const number = numberOf(message?.from) ?? numberOf(contact?.wa_id)
  const userId = userIdOf(message?.from_user_id) ?? userIdOf(contact?.user_id)
  const address = number ?? userId ?? userIdOf(message?.from)
  if (!address) return null
  const profile = record(contact?.profile)
  const username = line(profile?.username, LONGEST_NAME) ?? null
  const name = line(profile?.name, LONGEST_NAME) ?? username
  return { channel: "whatsapp", address, userId: userId ?? (number ? null : address), username, name }
}

/** What WhatsApp vouches for is taken as it is: libphonenumber calls some living numbers invalid. */
export function numberOf(given: unknown): string | undefined {
  const digits = text(given)
  if (!digits || !/^\+?\d{5,20}$/.test(digits)) return undefined
  return digits.startsWith("+") ? digits : `+${digits}`
}

export function userIdOf(given: unknown): string | undefined {
  const id = text(given)
  return id && id.length <= LONGEST_ID ? storable(id) : undefined
}

function contactOf(message: Json | undefined, around: unknown): Json | undefined {
  const contacts = array(record(around)?.contacts).slice(0, 1_000).map(record)
  const ids = [text(message?.from), text(message?.from_user_id)].filter((id) => id !== undefined)
  const own = contacts.find((one) => [one?.wa_id, one?.user_id].some((id) => ids.some((mine) => mine === id)))
  return own ?? (contacts.length === 1 && isOneWriters(around) ? contacts[0] : undefined)
}

/** A single contact may be written otherwise than its messages' sender; of several senders it is only one. */
function isOneWriters(around: unknown): boolean {
  const [first, ...others] = array(record(around)?.messages).map((one) => {
    const message = record(one)
    return text(message?.from) ?? text(message?.from_user_id)
  })
  return others.every((one) => one === first)
}
