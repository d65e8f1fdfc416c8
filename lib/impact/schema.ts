import { z } from "zod"

const Id = z.string().max(100)

export const ImpactInput = z.strictObject({ id: Id })
export const TouchedInput = z.strictObject({
  id: Id,
  /** hurt: with something that failed. all: whoever it did anything for. */
  who: z.enum(["hurt", "all"]).default("hurt"),
  cursor: z.string().max(500).optional(),
})
export const CompareInput = z.strictObject({ a: Id, b: Id })
export const StampedInput = z.strictObject({ shas: z.array(z.string().max(100)).max(100) })

/** What bears a release's commit in the clinic. `isMore`: there is more than was counted. */
export type Impact = {
  gitSha: string
  runs: { total: number; failed: number; open: number; isMore: boolean }
  messages: { total: number; failed: number; isMore: boolean }
  webhooks: { total: number; dead: number; isMore: boolean }
  firstAt: string | null
  lastAt: string | null
}

export type TouchedRow = {
  id: string
  /** Initials for whom patients are masked. */
  name: string
  runs: number
  failedRuns: number
  /** Of the failed, how many nobody ran again or settled. */
  openRuns: number
  messages: number
  failedMessages: number
  lastAt: string
}
export type TouchedPage = { rows: TouchedRow[]; nextCursor: string | null; isMasked: boolean }

export type Side = { total: number; failed: number }
export type Compared = {
  /** installation: every clinic's runs. clinic: this one's. */
  scope: "installation" | "clinic"
  a: { id: string; gitSha: string; version: string | null }
  b: { id: string; gitSha: string; version: string | null }
  functions: { functionId: string; a: Side; b: Side }[]
}
