import { z } from "zod"
import { CAUSE_STATES, type CauseState } from "@/lib/causes/words"

const Id = z.string().max(64)
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters.")

export const ListCausesInput = z.object({
  state: z.enum(CAUSE_STATES).optional(),
  /** Id or alias. */
  function: z.string().trim().max(80).optional(),
  cursor: z.string().max(200).optional(),
})
export const FindCauseInput = z.object({ id: Id })
export const OwnCauseInput = z.object({
  id: Id,
  /** Empty: nobody. */
  ownerId: z.union([z.uuid(), z.literal("")]),
})
export const NoteCauseInput = z.object({
  id: Id,
  note: z.string().trim().max(1_000, "At most 1,000 characters."),
})
export const SettleCauseInput = z
  .object({
    id: Id,
    state: z.enum(CAUSE_STATES),
    /** Absent: the release that runs. */
    fixedIn: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,80}$/, "A release's id, such as 4f0c2a91.")
      .optional()
      .or(z.literal("").transform(() => undefined)),
    reason: Reason.optional(),
  })
  .superRefine(({ state, reason }, context) => {
    if (state === "ignored" && !reason)
      context.addIssue({ code: "custom", path: ["reason"], message: "Say why nobody has to look after it." })
  })

export type CauseRow = {
  id: string
  functionId: string
  stepName: string | null
  errorName: string
  errorCode: string | null
  provider: string | null
  releaseSha: string
  /** Of the whole installation, and of no clinic. */
  isPlatform: boolean
  /** Failures ever; a coordinator's are those of own leads. */
  count: number
  /** Failed runs that nobody ran again or discarded. */
  waiting: number
  patients: number
  /** Counting stopped: there are more, or there may be. */
  isMore: { count: boolean; waiting: boolean; patients: boolean }
  /** Failures an hour, the last one last. */
  trend: number[]
  firstAt: string
  lastAt: string
  owner: { id: string; name: string } | null
  note: string | null
  state: CauseState
  /** Failed again in a release that was said to hold the cure. */
  cameBack: boolean
  fixedIn: string | null
  stateAt: string | null
}
export type CausePage = { rows: CauseRow[]; nextCursor: string | null }

/** `failed`: how often in the last day. */
export type FailingCause = Pick<CauseRow, "id" | "functionId" | "errorName" | "errorCode" | "provider"> & {
  failed: number
}

export type CauseDetail = CauseRow & {
  /** The same failure in other releases, newest first. */
  releases: { id: string; releaseSha: string; count: number; lastAt: string; state: CauseState }[]
  runs: {
    id: string
    createdAt: string
    finishedAt: string | null
    settledAs: string | null
    hasLater: boolean
  }[]
  /** Who may be asked to look after it; empty for who may not ask. */
  members: { id: string; name: string }[]
  runningRelease: string
}
