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
    /** How many, typed by the person: asked for where there are many. */
    count: z
      .string()
      .regex(/^\s*[\d.,]{1,9}\s*$/, "Type the number of runs.")
      .transform((text) => Number(text.replace(/[.,]/g, "")))
      .optional(),
  })
  .superRefine(({ ids, all }, context) => {
    if (!ids && !all) context.addIssue({ code: "custom", path: ["ids"], message: "Choose at least one." })
  })
export const RestoreInput = z
  .object({
    ids: z.array(Id).min(1).max(500).optional(),
    /** All that were put away, of one function where one is named. */
    all: z.literal("true").optional(),
    function: z.string().trim().max(80).optional(),
    reason: z.union([Reason, z.literal("").transform(() => undefined)]).optional(),
  })
  .superRefine(({ ids, all }, context) => {
    if (!ids && !all) context.addIssue({ code: "custom", path: ["ids"], message: "Choose at least one." })
  })

export type DeadLetter = {
  id: string
  what: "run" | "webhook"
  /** The function, or provider and kind. */
  name: string
  error: RunError | null
  /** Why a webhook event was given up, in a word of ours. */
  reason: string | null
  provider: string | null
  /** When it came; the list goes by it. */
  at: string
  gaveUpAt: string
  /** Of a schedule of the whole installation. */
  isPlatform: boolean
  discardedBy: string | null
  causeId: string | null
}
/** Of all pages together; each kind counted to a bound, beyond which `isMore`. */
export type LetterSums = {
  runs: number
  functions: number
  patients: number
  events: number
  isMore: boolean
}
export type DeadLetterPage = {
  rows: DeadLetter[]
  nextCursor: string | null
  sums: LetterSums
  asOf: string
}
