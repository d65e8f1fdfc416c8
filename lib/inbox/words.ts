export const FATES = ["processed", "ignored", "quarantined", "pending", "dead"] as const
export type Fate = (typeof FATES)[number]
export const OUTCOMES = ["accepted", "duplicate", "refused"] as const
export type Outcome = (typeof OUTCOMES)[number]

export const LEDGER_RANGES = ["24h", "7d", "30d"] as const
export type LedgerRange = (typeof LEDGER_RANGES)[number]

/** The clinic's own, or what speaks of the software and belongs to none. */
export const LEDGER_SIDES = ["clinic", "platform"] as const
export type LedgerSide = (typeof LEDGER_SIDES)[number]

/** Over items, of one provider in one hour or day. `received` = accepted + duplicate + refused. */
export type LedgerCounts = {
  received: number
  accepted: number
  duplicate: number
  refused: number
  fates: Record<Fate, number>
  /** Accepted items equal kept events, and these the sum of their fates. Anything else is a loss. */
  addsUp: boolean
}
export type LedgerRow = LedgerCounts & { provider: string; from: string; to: string; lastAt: string | null }
export type LedgerTotal = LedgerCounts & { provider: string; lastAt: string | null }

export type Ledger = {
  unit: "hour" | "day"
  from: string
  rows: LedgerRow[]
  /** Each provider over the whole window. */
  totals: LedgerTotal[]
  total: LedgerCounts
}

export type EventRow = {
  id: string
  provider: string
  kind: string
  key: string
  fate: Fate
  reason: string | null
  deliveryId: string
  replays: number
  receivedAt: string
  providerAt: string | null
  finishedAt: string | null
}

export type DeliveryRow = {
  id: string
  provider: string
  outcome: Outcome
  accepted: number
  duplicate: number
  /** Refused requests the row stands for: a flood shares rows. */
  refused: number
  reason: string | null
  verifiedBy: string | null
  receivedAt: string
}

export type Page<T> = { rows: T[]; nextCursor: string | null }

/** A member's rights here: the whole, or without what names a person. */
export type EventDetail = EventRow & {
  masked: boolean
  side: LedgerSide
  /** The quarantined event elsewhere that it was taken from. */
  assignedFromId: string | null
  position: number
  delivery: DeliveryRow & {
    headers: [string, string][]
    /** As text or JSON without personal values; null when the bytes are gone. */
    body: unknown
    /** There is more of it than is shown here. */
    bodyIsCut: boolean
    bodyBytes: number
  }
  siblings: { id: string; position: number; kind: string; fate: Fate }[]
  runs: { id: string; functionId: string; status: string; createdAt: string; finishedAt: string | null }[]
  /** Functions that listen to it and did not run, and why. */
  skipped: { functionId: string; because: string; runId: string | null; at: string }[]
  message: { id: string; leadId: string | null; direction: string; status: string } | null
  /** Whose message it became; null in a masked view. */
  patientId: string | null
  patientName: string | null
}

/** Quarantined events that wait for the same reason. */
export type QuarantineGroup = {
  provider: string
  reason: string
  count: number
  oldestAt: string
  newestAt: string
}

export type ReplayPreview = {
  count: number
  /** Match, but their bodies are no longer kept. */
  withoutBody: number
  kinds: { provider: string; kind: string; count: number }[]
  fates: { quarantined: number; dead: number }
  oldestAt: string | null
  newestAt: string | null
  /** More than one person may put back alone. */
  needsSecond: boolean
}

/** Where a quarantined event may belong. */
export type ForeignClinic = { id: string; name: string; slug: string; account: string }

export type ConnectionRow = {
  id: string
  provider: string
  /** Which header carries the secret, where we chose it. */
  headerName: string | null
  scheme: string
  externalId: string | null
  active: boolean
  url: string
  createdAt: string
}
