import type { Scope } from "@/lib/can"
import { LEAD_STATUSES, type LeadStatus, OPEN_STATUSES } from "@/lib/leads/words"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { URGENCIES } from "@/lib/scoring/schema"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

/** Won, lost and archived leads reopen only to work that goes on from there. */
const TRANSITIONS: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ["contacted", "qualified", "booked", "lost", "archived"],
  contacted: ["qualified", "booked", "lost", "archived", "new"],
  qualified: ["booked", "won", "lost", "archived", "contacted"],
  booked: ["won", "lost", "qualified", "contacted"],
  won: ["qualified"],
  lost: ["contacted"],
  archived: ["contacted"],
}

export const nextStatuses = (from: LeadStatus): readonly LeadStatus[] => TRANSITIONS[from]
export const isOpen = (status: string): boolean => (OPEN_STATUSES as readonly string[]).includes(status)
export const isStatus = (value: string): value is LeadStatus =>
  (LEAD_STATUSES as readonly string[]).includes(value)

/** Giving a lead up and taking a closed one up again are kept with their why. */
export const needsReason = (from: LeadStatus, to: LeadStatus): boolean =>
  to === "lost" || to === "archived" || !isOpen(from)

/** A second message joins the open lead while that is younger than this, and not won, lost or archived. */
export const JOIN_WITHIN_MS = 30 * DAY_MS

export const isJoinable = (lead: { status: string; createdAt: Date }, now: Date): boolean =>
  isOpen(lead.status) && now.getTime() - lead.createdAt.getTime() < JOIN_WITHIN_MS

const URGENCY_MINUTES: Record<Exclude<Urgency, "none">, number> = { critical: 15, high: 30, medium: 60 }
export const URGENCY_MINUTES_SHOWN: Readonly<typeof URGENCY_MINUTES> = URGENCY_MINUTES
/** The documents give urgent cases their limits; a HOT lead that is not urgent gets the same half hour. */
export const HOT_MINUTES = 30

/** Minutes until somebody must have reacted, or null: no clock runs. The stricter of urgency and HOT counts. */
export function limitMinutes(classification: Classification | null, urgency: Urgency): number | null {
  const limits = [
    ...(urgency === "none" ? [] : [URGENCY_MINUTES[urgency]]),
    ...(classification === "HOT" ? [HOT_MINUTES] : []),
  ]
  return limits.length > 0 ? Math.min(...limits) : null
}

export function dueAfter(
  messageAt: Date,
  classification: Classification | null,
  urgency: Urgency,
): Date | null {
  const minutes = limitMinutes(classification, urgency)
  return minutes === null ? null : addMs(messageAt, minutes * MINUTE_MS)
}

/**
 * Whether a running clock says no more than the urgency beside it: where urgency alone would allow longer, or sets no
 * limit, the clock tells that the lead is HOT.
 */
export const isClockOfUrgency = (urgency: string): boolean => CLOCKS_OF_URGENCY.some((one) => one === urgency)
export const CLOCKS_OF_URGENCY = ["critical", "high"] as const satisfies Urgency[]

export const isMoreUrgent = (one: Urgency, other: Urgency): boolean =>
  URGENCIES.indexOf(one) < URGENCIES.indexOf(other)

export const classOf = (score: number): Classification =>
  score >= 4 ? "HOT" : score === 3 ? "WARM" : score === 2 ? "COLD" : "UNQUALIFIED"

export type Reach = { scope: Scope; memberId: string | null }
type Owned = { ownerId: string | null; classification: string | null; urgency: string }

/** HOT or urgent: what a doctor may see and take even when nobody owns it yet. */
export const isPressing = (lead: { classification: string | null; urgency: string }): boolean =>
  lead.classification === "HOT" || lead.urgency !== "none"

/** Scope `own` sees its own leads and every unowned HOT or urgent one; the other scopes see each row. */
export const isInReach = (lead: Owned, reach: Reach): boolean =>
  reach.scope !== "own" || (lead.ownerId === null ? isPressing(lead) : lead.ownerId === reach.memberId)

/** Reading an unowned hot lead is open to a doctor; working it needs to have taken it. */
export const isOwnEnough = (lead: Owned, reach: Reach): boolean =>
  reach.scope === "all" || (reach.scope === "own" && lead.ownerId !== null && lead.ownerId === reach.memberId)

export type Standing = { score: number; classification: Classification; urgency: Urgency; confidence: number }

/**
 * What counts for the lead. A person's override stays above every later rule score; only urgency may rise, and only
 * by what the patient wrote after the override (`ruled.urgency` is told from those messages alone).
 */
export function standingScore(ruled: Standing, override: Standing | null): Standing {
  if (!override) return ruled
  return isMoreUrgent(ruled.urgency, override.urgency) ? { ...override, urgency: ruled.urgency } : override
}

/** `title` and `why` are texts for t(); `values` fill them. `step` is what a button beside it would do. */
export type NextAction = {
  step: "none" | "call" | "take" | "answer" | "wait" | "reach" | "qualify" | "book" | "recover" | "prepare"
  title: string
  why: string
  values?: Record<string, number>
}

type Known = {
  now?: Date
  /** Until when free words may be written; null where no conversation is open. */
  openUntil?: string | null
  /** Why it cannot be answered in writing just now, if it cannot. */
  hindrance?: string | null
}

const NOTHING = { step: "none", title: "Nothing to do" } as const
/** Of so long a silence a lead that was spoken with is likely lost. */
export const SILENT_DAYS = 3

/** The one thing to do next. Says what and why, never more than the facts at hand. */
export function nextBestAction(
  lead: Owned & { status: LeadStatus; waitingSince: string | null; lastMessageAt?: string | null },
  memberId: string | null,
  known: Known = {},
): NextAction {
  if (lead.status === "won") return { ...NOTHING, why: "The treatment is agreed." }
  if (!isOpen(lead.status)) return { ...NOTHING, why: "A new message opens a new lead." }
  if (lead.urgency === "critical" && lead.waitingSince)
    return {
      step: "call",
      title: "Call now",
      why: "The patient describes an emergency. Do not answer by text first.",
    }
  if (lead.ownerId === null)
    return {
      step: "take",
      title: "Take it",
      why:
        isPressing(lead) && lead.waitingSince
          ? "Nobody answers yet, and the clock runs."
          : "Nobody owns it yet.",
    }
  if (lead.waitingSince) return answerAction(lead.ownerId === memberId, known)
  const silent = daysSilent(lead.lastMessageAt ?? null, known.now)
  if (silent >= SILENT_DAYS && lead.status !== "booked")
    return {
      step: "recover",
      title: "Recover",
      why: "Nothing was heard for {days} days. Call, or write a last time.",
      values: { days: silent },
    }
  if (lead.status === "new")
    return { step: "reach", title: "Get in touch", why: "Nobody has spoken with the patient yet." }
  if (lead.status === "contacted")
    return { step: "qualify", title: "Qualify", why: "Treatment, budget, and when." }
  if (lead.status === "qualified")
    return { step: "book", title: "Book a visit", why: "Wishes and means are known." }
  return { step: "prepare", title: "Prepare the visit", why: "The patient is booked." }
}

function answerAction(isMine: boolean, { now, openUntil, hindrance }: Known): NextAction {
  if (!isMine) return { step: "wait", title: "Wait for the owner", why: "The owner has not answered yet." }
  if (hindrance === "window_closed" || hindrance === "no_conversation")
    return {
      step: "call",
      title: "Call the patient",
      why: "They wait for an answer, and it cannot be written just now.",
    }
  const left = now && openUntil ? Math.floor((toDate(openUntil).getTime() - now.getTime()) / MINUTE_MS) : null
  if (left !== null && left >= 0 && left < 120)
    return {
      step: "answer",
      title: "Answer the patient",
      why: "Only {minutes} min are left to write in free words; after that call.",
      values: { minutes: left },
    }
  return {
    step: "answer",
    title: "Answer the patient",
    why: "An answer sent from here, or the status contacted, stops the clock.",
  }
}

const daysSilent = (since: string | null, now?: Date): number =>
  since && now ? Math.floor((now.getTime() - toDate(since).getTime()) / DAY_MS) : 0

export { initials, maskAddress } from "@/lib/patients/mask"
