import type { CauseRow } from "@/lib/causes/schema"
import type { CauseState } from "@/lib/causes/words"

export type StoredCause = {
  id: string
  fingerprint: string
  functionId: string
  stepName: string | null
  errorName: string
  errorCode: string | null
  provider: string | null
  releaseSha: string
  count: number
  firstAt: Date
  lastAt: Date
  ownerId: string | null
  note: string | null
  state: CauseState
  fixedIn: string | null
  stateAt: Date | null
  cameBack: boolean
  /** Failures an hour, and how many hours ago the last of these was. */
  hours: number[]
  hoursAgo: number
  /** Of no clinic. */
  isPlatform: boolean
}

export type CauseFigures = Pick<CauseRow, "count" | "waiting" | "patients" | "isMore" | "trend">

export function toCauseRow(
  cause: StoredCause,
  figures: CauseFigures,
  owner: { id: string; name: string } | null,
): CauseRow {
  const { fingerprint: _, ownerId: __, hours: ___, hoursAgo: ____, ...rest } = cause
  const { firstAt, lastAt, stateAt, cameBack, state, ...shown } = rest
  return {
    ...shown,
    ...figures,
    // What came back after it was said to be fixed is open, whatever was said.
    state: cameBack ? "open" : state,
    cameBack,
    owner,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    stateAt: stateAt?.toISOString() ?? null,
  }
}
