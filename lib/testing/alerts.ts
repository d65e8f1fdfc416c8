import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { now } from "@/lib/time"

type Given = {
  name?: string
  subject?: string
  state?: "pending" | "firing" | "cleared"
  at?: Date
  value?: number
}

/** An alert as the evaluation would have left it; without a clinic, the platform's. */
export async function makeAlert(clinicId: string | null, given: Given = {}): Promise<{ id: string }> {
  const { name = "function-failure-rate", state = "firing", at = now(), value = 0.4 } = given
  return platformDb().alert.create({
    data: {
      id: newId(),
      name,
      scope: clinicId ?? "platform",
      clinicId,
      subject: given.subject ?? `function-${newId().slice(-6)}`,
      state,
      value,
      threshold: 0.05,
      firstSeenAt: at,
      lastSeenAt: at,
      firedAt: state === "pending" ? null : at,
      clearedAt: state === "cleared" ? at : null,
    },
  })
}
