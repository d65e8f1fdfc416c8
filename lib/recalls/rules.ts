import type { RecallOutcome, RecallStatus } from "@/lib/recalls/words"
import { DAYS_BETWEEN, MOST_INVITES, OPEN_RECALLS } from "@/lib/recalls/words"
import { addMs, DAY_MS } from "@/lib/time"

export const isOpen = (status: string): boolean => (OPEN_RECALLS as readonly string[]).includes(status)

/** When they are asked again, or left to a person, after the so-manieth invitation. */
export const nextInvite = (attempts: number, at: Date): Date =>
  addMs(at, DAYS_BETWEEN[Math.min(Math.max(attempts, 1), MOST_INVITES) - 1]! * DAY_MS)

/** What the clinic itself has to put right: nobody is called for it before a week has passed. */
const OF_THE_CLINIC: readonly string[] = [
  "not_connected",
  "paused",
  "window_closed",
  "sending_paused",
  "token_refused",
  "template_paused",
  "template_changed",
  "template_missing",
  "no_conversation",
  "too_late",
  "duplicate",
]
/** Their data is only kept: nobody calls either. */
const LEFT_ALONE: readonly string[] = ["restricted", "erased", "merged"]

/** What follows when an invitation was kept back for more than a while. */
export function afterHeld(because: string, dueOn: Date, now: Date): { toCall: boolean; nextAt: Date | null } {
  if (LEFT_ALONE.includes(because)) return { toCall: false, nextAt: addMs(now, 30 * DAY_MS) }
  if (!OF_THE_CLINIC.includes(because)) return { toCall: true, nextAt: null }
  const isOld = now.getTime() - dueOn.getTime() > 7 * DAY_MS
  return isOld ? { toCall: true, nextAt: null } : { toCall: false, nextAt: addMs(now, DAY_MS) }
}

const STATUS_OF: Partial<Record<RecallOutcome, RecallStatus>> = {
  unreachable: "unreachable",
  moved_away: "closed",
  died: "closed",
}
export const statusAfter = (outcome: RecallOutcome): RecallStatus => STATUS_OF[outcome] ?? "declined"
