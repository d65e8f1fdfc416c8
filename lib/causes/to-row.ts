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
}

export type CauseFigures = { waiting: number; patients: number; runs: number; trend: number[] }

export function toCauseRow(
  cause: StoredCause,
  figures: CauseFigures,
  owner: { id: string; name: string } | null,
  isOwn: boolean,
): CauseRow {
  const { fingerprint: _, ownerId: __, firstAt, lastAt, stateAt, count, cameBack, state, ...rest } = cause
  return {
    ...rest,
    // What came back after it was said to be fixed is open, whatever was said.
    state: cameBack ? "open" : state,
    cameBack,
    count: isOwn ? figures.runs : Math.max(count, figures.waiting),
    waiting: figures.waiting,
    patients: figures.patients,
    trend: figures.trend,
    owner,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    stateAt: stateAt?.toISOString() ?? null,
  }
}
