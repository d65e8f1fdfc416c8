import { z } from "zod"

/** How long before its end an agreement is asked for again. */
export const AHEAD_DAYS = 30
/** So long after the question it is put once more, when nobody answered. */
export const REMIND_DAYS = 7

/** Where the last part ended: a patient's id; absent: from the beginning. */
export const PartInput = z.object({ after: z.string().max(64).default("") })
export const RenewalInput = z.object({ id: z.string().max(64) })
export const AskInput = RenewalInput.extend({ round: z.union([z.literal(1), z.literal(2)]) })

/** What a step of a renewal came to. */
export type RenewalStep =
  | { state: "asked" | "held"; until: string }
  /** Not now: quiet hours, or another person's question waits at the number. */
  | { state: "wait"; until: string }
  | { state: "ended"; until: null }
