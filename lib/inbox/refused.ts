import { platformInboxPool } from "@/lib/db"
import { type ErrorCode, isDatabaseLost } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { log } from "@/lib/log"
import { HOUR_MS, now, toDate } from "@/lib/time"

/** What waits to be written for one clinic and provider. */
type Waiting = {
  clinicId: string | null
  provider: string
  /** A row each. */
  alone: { id: string; reason: ErrorCode; at: Date }[]
  /** Counted together, by reason and hour: a flood fills no memory, and none of it goes uncounted. */
  together: Map<string, Row>
  /** Sent, and not yet known to be there: sent again it must be the same, or it would be counted twice. */
  underWay?: (Row & { id: string })[]
}
type Row = { reason: ErrorCode; at: Date; times: number }

const GATHER_MS = 150
const PER_WRITE = 500
const MOST_ALONE = 1_000
/** Clinics' hours begin at whole or half ones, or a quarter off: nothing is counted into the wrong one. */
const QUARTER_MS = HOUR_MS / 4

/** What the server does before it ends; see scripts/server.ts. */
const ending = globalThis as { __roundsOnShutdown?: Set<() => void | Promise<void>> }

const waiting = new Map<string, Waiting>()
let timer: NodeJS.Timeout | undefined
let writing: Promise<void> | undefined

/** Counts a request that was turned away; best effort, after the answer, and nothing of the request is kept. */
export function countRefused(clinicId: string | null, provider: string, reason: ErrorCode): void {
  const key = `${clinicId} ${provider}`
  const own: Waiting = waiting.get(key) ?? { clinicId, provider, alone: [], together: new Map() }
  waiting.set(key, own)
  const at = now()
  if (own.alone.length < MOST_ALONE) own.alone.push({ id: newId(), reason, at })
  else addTo(own, reason, at)
  timer ??= setTimeout(() => void flushRefused(), GATHER_MS)
  ending.__roundsOnShutdown?.add(flushRefused)
}

function addTo(own: Waiting, reason: ErrorCode, at: Date): void {
  const quarter = toDate(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS)
  const key = `${reason} ${quarter.getTime()}`
  const sum = own.together.get(key)
  if (sum) sum.times++
  else own.together.set(key, { reason, at: quarter, times: 1 })
}

/** Writes what waits; resolves when it is written or given up until the next try. */
export async function flushRefused(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  await writing
  writing = write()
  await writing
  writing = undefined
  if (waiting.size > 0) timer ??= setTimeout(() => void flushRefused(), GATHER_MS * 10)
}

async function write(): Promise<void> {
  for (const [key, own] of [...waiting]) {
    try {
      while (own.underWay || own.alone.length > 0 || own.together.size > 0) await writeSome(own)
      waiting.delete(key)
    } catch (error) {
      log.warn("inbox.refused_not_counted", { count: own.alone.length, error })
      // Others come first the next time; what no table takes would be refused for ever.
      waiting.delete(key)
      waiting.set(key, own)
      if (isDatabaseLost(error)) return
      own.underWay = undefined
    }
  }
}

async function writeSome(own: Waiting): Promise<void> {
  own.underWay ??= takeSome(own)
  const rows = own.underWay
  await platformInboxPool().query("select refuse_webhooks($1, $2, $3, $4, $5, $6)", [
    own.clinicId,
    own.provider,
    rows.map((row) => row.id),
    rows.map((row) => row.reason),
    rows.map((row) => row.at.toISOString()),
    rows.map((row) => row.times),
  ])
  own.underWay = undefined
}

function takeSome(own: Waiting): (Row & { id: string })[] {
  const together = [...own.together.values()].map((sum) => ({ ...sum, id: newId() }))
  own.together.clear()
  return [...own.alone.splice(0, PER_WRITE).map((one) => ({ ...one, times: 1 })), ...together]
}
