import { z } from "zod"
import type { ApprovalStatus } from "@/lib/approvals/words"

const Id = z.string().max(64)
const note = z.string().trim().max(500, "At most 500 characters.")

export const ApprovalIdInput = z.strictObject({ id: Id })
export const ApproveInput = z.strictObject({
  id: Id,
  reason: note.optional().transform((text) => text || undefined),
})
export const DenyInput = z.strictObject({ id: Id, reason: note.min(3, "Say why, in a few words.") })
export const ListApprovalsInput = z.strictObject({
  /** waiting: nobody has decided. settled: all others. */
  state: z.enum(["waiting", "settled"]).default("waiting"),
  cursor: z.string().max(200).optional(),
})

type Person = { id: string; name: string }

export type ApprovalRow = {
  id: string
  kind: string
  /** The kind in words: "Merge two records". */
  kindName: string
  /** What will be done, in a sentence. */
  summary: string
  /** Null for who decides it by ids alone. */
  reason: string | null
  patientId: string | null
  status: ApprovalStatus
  requestedBy: Person
  decidedBy: Person | null
  decidedAt: string | null
  decisionReason: string | null
  /** Why it could not be done after it was approved. */
  failure: string | null
  expiresAt: string
  createdAt: string
  /** `why` says what stands against deciding, where something does. */
  may: { decide: boolean; withdraw: boolean; why: string | null }
}

export type ApprovalPage = { rows: ApprovalRow[]; nextCursor: string | null }
export type ApprovalDetail = ApprovalRow & {
  /** What will be done, and to whom, while it waits. */
  details: { term: string; value: string }[]
  patientIds: string[]
  links: { label: string; href: string }[]
}
