import { z } from "zod"
import { type AccessKind, GRANT_HOURS, PLATFORM_ROLES, VERDICTS, type Verdict } from "@/lib/access/words"
import type { Role } from "@/lib/can"

const Id = z.string().max(64)
const Key = z.uuid("The form is out of date. Load the page again.")
const Reason = z.string().trim().min(5, "Say why, in a few words.").max(500, "At most 500 characters.")

export const GrantAccessInput = z.strictObject({
  /** Made by the form: pressed twice, it is one grant. */
  key: Key,
  email: z.string().trim().toLowerCase().pipe(z.email("Give an e-mail address.").max(200)),
  role: z.enum(PLATFORM_ROLES, { error: "Choose operator or auditor." }),
  hours: z.coerce
    .number({ error: "Choose how long." })
    .refine((hours) => GRANT_HOURS.some((one) => one === hours), "Choose how long, at most 8 hours."),
  reason: Reason,
})
export const EndAccessInput = z.strictObject({ id: Id })
export const BreakGlassInput = z.strictObject({ reason: Reason })
export const UnmaskInput = z.strictObject({ patientId: Id, reason: Reason })
export const ReviewInput = z
  .strictObject({
    id: Id,
    verdict: z.enum(VERDICTS, { error: "Choose one." }),
    note: z
      .string()
      .trim()
      .max(500, "At most 500 characters.")
      .optional()
      .transform((text) => text || undefined),
  })
  .refine((given) => given.verdict === "justified" || given.note, {
    path: ["note"],
    message: "Say what was wrong.",
  })
export const ListAccessInput = z.strictObject({
  /** running: in force now. review: broken glass nobody has reviewed. history: all. */
  view: z.enum(["running", "review", "history"]).default("history"),
  cursor: z.string().max(200).optional(),
})
export const ListRefusalsInput = z.strictObject({ cursor: z.string().max(200).optional() })
export const PatientAccessesInput = z.strictObject({
  patientId: Id,
  cursor: z.string().max(200).optional(),
})

type Person = { id: string; name: string }

/** One widening of what somebody sees. */
export type AccessRow = {
  id: string
  kind: AccessKind
  member: Person
  /** Of a grant. */
  role: Role | null
  /** Of an unmasking. */
  patientId: string | null
  /** Null where it is about a patient, for who sees no names. */
  reason: string | null
  createdAt: string
  endsAt: string
  /** When it ended, early or by itself; null while it runs. */
  endedAt: string | null
  grantedBy: Person | null
  endedBy: Person | null
  review: { by: Person; at: string; verdict: Verdict; note: string | null } | null
  may: { end: boolean; review: boolean }
}
export type AccessPage = { rows: AccessRow[]; nextCursor: string | null }

export type Standing = { member: Person; roles: Role[] }

export type RefusalRow = { id: string; actorName: string; what: string; createdAt: string }
export type RefusalPage = { rows: RefusalRow[]; nextCursor: string | null }

/** One look at a patient. */
export type Look = {
  id: string
  actor: string
  actorName: string
  /** What was looked at: lead, timeline, patient, leads, … */
  what: string
  /** Among others, in a list. */
  isList: boolean
  as: Role[]
  scope: "all" | "own" | "masked" | "counts"
  under: "break_glass" | "unmask" | "grant" | null
  createdAt: string
}
export type LookPage = { rows: Look[]; nextCursor: string | null }
