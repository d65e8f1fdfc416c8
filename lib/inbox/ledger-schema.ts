import { z } from "zod"
import { FATES, LEDGER_RANGES, OUTCOMES } from "@/lib/inbox/words"
import { Instant } from "@/lib/inputs"

const Word = z.string().min(1).max(80)
const Limit = z.coerce.number().int().min(1).max(100).default(50)

export const ReadLedgerInput = z.strictObject({ range: z.enum(LEDGER_RANGES).default("24h") })

export const ListEventsInput = z.strictObject({
  provider: Word.optional(),
  fate: z.enum(FATES).optional(),
  kind: Word.optional(),
  /** An event's key or id, or a delivery's id; whole. */
  q: z.string().trim().min(1).max(300).optional(),
  deliveryId: z.uuid().optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: z.string().max(200).optional(),
  limit: Limit,
})

export const ListDeliveriesInput = z.strictObject({
  provider: Word.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  cursor: z.string().max(200).optional(),
  limit: Limit,
})

export const FindEventInput = z.strictObject({ id: z.string().max(100) })
export const ReadBodyInput = z.strictObject({
  id: z.string().max(100),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500),
})
