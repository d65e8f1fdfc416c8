import type { Person } from "@/lib/patients/intake"
import type { Sender } from "@/lib/providers/message"

/** Who wrote, as the patients' desk takes people in. */
export const personOf = ({ channel, address, userId, username, name }: Sender, writtenAt: Date): Person => ({
  addresses: [{ channel, address, userId, username }],
  name,
  source: channel,
  writtenAt,
})
