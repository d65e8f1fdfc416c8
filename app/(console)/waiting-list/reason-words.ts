import { HINDRANCES } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import type { Reason } from "@/lib/waiting-list/schema"
import { OFFER_CAUSES, SCORE_REASONS } from "@/lib/waiting-list/words"

/** "Days waited: 12 (+12)" */
export function reasonText({ reason, points, n }: Reason): string {
  const words = Object.hasOwn(SCORE_REASONS, reason) ? t(SCORE_REASONS[reason]) : reason
  const by = points === 0 ? "" : ` (${points > 0 ? "+" : "−"}${Math.abs(points)})`
  return n === undefined ? `${words}${by}` : `${words}: ${n}${by}`
}

/** Why an offer ended without an answer, or could not be sent. */
export function causeText(because: string): string {
  const known: Record<string, string> = { ...HINDRANCES, ...OFFER_CAUSES }
  return Object.hasOwn(known, because) ? t(known[because] ?? because) : because
}
