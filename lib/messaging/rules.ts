import type { MessageStatus } from "@/lib/providers/provider"

/** From where a status may be reached. Statuses arrive in any order and move forward only. */
export const REACHED_FROM: Readonly<Record<MessageStatus["status"], readonly string[]>> = {
  sent: ["queued", "unsure"],
  delivered: ["queued", "unsure", "sent"],
  read: ["queued", "unsure", "sent", "delivered"],
  failed: ["queued", "unsure", "sent"],
}
