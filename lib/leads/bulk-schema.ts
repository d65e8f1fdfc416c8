import { z } from "zod"
import { LeadFilters } from "@/lib/leads/schema"
import { BULK_AT_ONCE, BULK_STATUSES, type BulkOutcome } from "@/lib/leads/words"

const Ids = z.array(z.uuid("The list is out of date. Load the page again.")).min(1).max(BULK_AT_ONCE)

/** What is to be done: to a colleague or, with null, to nobody; or another status. */
const Change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign"), memberId: z.uuid("Choose a colleague.").nullable() }),
  z.object({ kind: z.literal("status"), to: z.enum(BULK_STATUSES, { error: "Choose a status." }) }),
])
export type BulkChange = z.output<typeof Change>

/** Chosen one by one, or all that match: the filters of the list as its address has them. */
const Target = {
  ids: Ids.optional(),
  filters: LeadFilters.omit({ cursor: true }).optional(),
}
const isOneOf = ({ ids, filters }: { ids?: unknown; filters?: unknown }) =>
  (ids === undefined) !== (filters === undefined)
const CHOOSE = { error: "Choose the leads, or all that match.", path: ["ids"] }

export const PreviewBulkInput = z.object({ ...Target, change: Change }).refine(isOneOf, CHOOSE)
export const BulkInput = z
  .object({
    ...Target,
    key: z.uuid("The form is out of date. Load the page again."),
    change: Change,
    reason: z
      .string()
      .trim()
      .max(500, "At most 500 characters.")
      .optional()
      .transform((text) => text || undefined),
  })
  .refine(isOneOf, CHOOSE)
export const ContinueBulkInput = z.object({ id: z.string().max(64), failed: z.boolean().optional() })

export type BulkTarget = Pick<z.output<typeof BulkInput>, "ids" | "filters">

export type BulkPreview = {
  total: number
  willChange: number
  /** Already as asked for. */
  same: number
  wrongState: number
  /** Asked for and not theirs to change. */
  outOfReach: number
  /** More than can be changed at one time. */
  isTooMany: boolean
  /** Done by a job, while one goes on working. */
  isJob: boolean
}

export type BulkProgress = {
  id: string
  kind: BulkChange["kind"]
  status: "running" | "done" | "stopped"
  total: number
  counts: Partial<Record<BulkOutcome, number>>
  at: string
  finishedAt: string | null
}
