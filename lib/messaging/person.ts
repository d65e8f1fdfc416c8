import type { Person } from "@/lib/patients/intake"
import type { Sender } from "@/lib/providers/message"

/** Who wrote by WhatsApp, as the patients' desk takes people in. */
export const personOf = ({ address, userId, username, name }: Sender, writtenAt: Date): Person => ({
  addresses: [{ channel: "whatsapp", address, userId, username }],
  name,
  source: "whatsapp",
  writtenAt,
})
