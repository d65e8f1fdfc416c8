import { z } from "zod"
import { FATES, LEDGER_RANGES, LEDGER_SIDES, OUTCOMES } from "@/lib/inbox/words"
import { Instant } from "@/lib/inputs"

const Word = z.string().min(1).max(80)
const Limit = z.coerce.number().int().min(1).max(100).default(50)

const Side = z.enum(LEDGER_SIDES).default("clinic")

export const ReadLedgerInput = z.strictObject({ range: z.enum(LEDGER_RANGES).default("24h"), side: Side })

export const ListEventsInput = z.strictObject({
  side: Side,
  provider: Word.optional(),
  fate: z.enum(FATES).optional(),
  kind: Word.optional(),
  reason: z.string().min(1).max(500).optional(),
  /** An event's key or id, or a delivery's id; whole. */
  q: z.string().trim().min(1).max(300).optional(),
  deliveryId: z.uuid().optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: z.string().max(200).optional(),
  limit: Limit,
})

export const ListDeliveriesInput = z.strictObject({
  side: Side,
  provider: Word.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: z.string().max(200).optional(),
  limit: Limit,
})

/** What a replay of all takes from the list's filters. */
const Matching = {
  provider: Word.optional(),
  fate: z.enum(["quarantined", "dead"]).optional(),
  kind: Word.optional(),
  reason: z.string().min(1).max(500).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
}
export const PreviewReplayInput = z.strictObject({ side: Side, ...Matching })

const blank = (value: unknown) => (value === "" ? undefined : value)
export const ReplayAllInput = z.strictObject({
  side: z.preprocess(blank, Side),
  provider: z.preprocess(blank, Matching.provider),
  fate: z.preprocess(blank, Matching.fate),
  kind: z.preprocess(blank, Matching.kind),
  from: z.preprocess(blank, Matching.from),
  to: z.preprocess(blank, Matching.to),
  /** The filter's; `reason` is why it is replayed. */
  matching: z.preprocess(blank, Matching.reason),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500),
})

export const IgnoreInput = z.strictObject({
  id: z.uuid(),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500),
})

export const AssignInput = z.strictObject({
  id: z.uuid(),
  clinicId: z.uuid("Choose a clinic."),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500),
})

export const FindEventInput = z.strictObject({ id: z.string().max(100) })
export const ReadBodyInput = z.strictObject({
  id: z.string().max(100),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500),
})
