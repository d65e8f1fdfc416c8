import type { MessageStatus } from "@/lib/providers/message"
import { type Json, record } from "@/lib/providers/whatsapp/shape"

/** As the library beneath numbers them. */
const NUMBERS = ["ERROR", "PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED"] as const

const MEANT: Readonly<Record<string, MessageStatus["status"]>> = {
  ERROR: "failed",
  SERVER_ACK: "sent",
  DELIVERY_ACK: "delivered",
  READ: "read",
  PLAYED: "read",
}

/** The status an update tells, in Evolution's own word; undefined where it tells of something else. */
export function statusWord(data: Json): string | undefined {
  const given = data.status ?? record(data.update)?.status
  if (typeof given === "number") return NUMBERS[given]
  return typeof given === "string" && /^[A-Z_]{1,30}$/i.test(given) ? given.toUpperCase() : undefined
}

export const statusOf = (word: string | undefined): MessageStatus["status"] | undefined =>
  word && Object.hasOwn(MEANT, word) ? MEANT[word] : undefined
