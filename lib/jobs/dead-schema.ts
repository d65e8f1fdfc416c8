import { z } from "zod"
import type { RunError } from "@/lib/jobs/schema"

const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")

export const DeadLettersInput = z.object({
  what: z.enum(["run", "webhook"]).optional(),
  /** waiting: for a person. discarded: put away by one, and can be brought back. */
  state: z.enum(["waiting", "discarded"]).default("waiting"),
  /** Id or alias. */
  function: z.string().trim().max(80).optional(),
  cursor: z.string().max(200).optional(),
})

export const DiscardInput = z
  .object({
    ids: z.array(Id).min(1).max(500).optional(),
    /** All that wait, of one function where one is named. */
    all: z.literal("true").optional(),
    function: z.string().trim().max(80).optional(),
    /** What came later was not seen. */
    asOf: z.iso.datetime({ offset: true }).optional(),
    reason: Reason,
  })
  .superRefine(({ ids, all }, context) => {
    if (!ids && !all) context.addIssue({ code: "custom", path: ["ids"], message: "Choose at least one." })
  })
export const RestoreInput = z.object({ ids: z.array(Id).min(1).max(500), reason: Reason.optional() })

export type DeadLetter = {
  id: string
  what: "run" | "webhook"
  /** The function, or provider and kind. */
  name: string
  error: RunError | null
  /** Why a webhook event was given up, in a word of ours. */
  reason: string | null
  provider: string | null
  at: string
  discardedBy: string | null
  causeId: string | null
}
export type DeadLetterPage = {
  rows: DeadLetter[]
  nextCursor: string | null
  /** All that wait, webhook events included, counted to a bound. */
  total: number
  asOf: string
}
