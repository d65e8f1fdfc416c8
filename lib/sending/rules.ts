import { HELD_FOR_A_WHILE } from "@/lib/messaging/words"
import type { OutgoingDeed } from "@/lib/sending/schema"

type Row = { status: string; because: string | null; heldUntil: Date | null }
type May = { send: boolean; bypass: boolean }

/** What nobody can mend by sending it again. */
const FOR_GOOD: readonly string[] = [
  "erased",
  "merged",
  "too_late",
  "duplicate",
  "answered_since",
  "template_changed",
]

/** What may be done with a message of ours, the likeliest first. */
export function deedsFor({ status, because, heldUntil }: Row, may: May, now: Date): OutgoingDeed[] {
  if (!may.send) return []
  if (status === "scheduled") return ["cancel"]
  if (status === "unsure") return ["answer"]
  if (status !== "blocked" && status !== "failed") return []
  if (because !== null && FOR_GOOD.includes(because)) return []
  if (because === null || !HELD_FOR_A_WHILE.includes(because)) return ["again"]
  const isHeld = heldUntil !== null && heldUntil > now
  return [
    ...(isHeld ? (["later"] as const) : (["again"] as const)),
    ...(may.bypass ? (["anyway"] as const) : []),
  ]
}
