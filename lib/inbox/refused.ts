import { inboxPool } from "@/lib/db"
import type { ErrorCode } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { log } from "@/lib/log"
import { now } from "@/lib/time"

type Refusal = { id: string; clinicId: string; provider: string; reason: ErrorCode; at: Date }

const GATHER_MS = 150
const PER_WRITE = 500
/** About 4 MB. A flood beyond what can be written is counted in the log only: a refused sender must not hurt others. */
const MOST_WAITING = 20_000

/** What the server does before it ends; see scripts/server.ts. */
const ending = globalThis as { __roundsOnShutdown?: Set<() => void | Promise<void>> }

let waiting: Refusal[] = []
let dropped = 0
let timer: NodeJS.Timeout | undefined
let writing: Promise<void> | undefined

/** Counts a request that was turned away; best effort, after the answer, and nothing of the request is kept. */
export function countRefused(clinicId: string, provider: string, reason: ErrorCode): void {
  if (waiting.length >= MOST_WAITING) dropped++
  else waiting.push({ id: newId(), clinicId, provider, reason, at: now() })
  timer ??= setTimeout(() => void flushRefused(), GATHER_MS)
  ending.__roundsOnShutdown?.add(flushRefused)
}

/** Writes what waits; resolves when it is written or given up until the next try. */
export async function flushRefused(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  await writing
  writing = write()
  await writing
  writing = undefined
  if (waiting.length > 0) timer ??= setTimeout(() => void flushRefused(), GATHER_MS * 10)
}

async function write(): Promise<void> {
  if (dropped > 0) log.warn("inbox.refused_uncounted", { count: dropped })
  dropped = 0
  while (waiting.length > 0) {
    const clinicId = waiting[0]!.clinicId
    const batch = waiting.filter((one) => one.clinicId === clinicId).slice(0, PER_WRITE)
    try {
      await inboxPool().query("select refuse_webhooks($1, $2, $3, $4, $5)", [
        clinicId,
        batch.map((one) => one.id),
        batch.map((one) => one.provider),
        batch.map((one) => one.reason),
        batch.map((one) => one.at.toISOString()),
      ])
    } catch (error) {
      log.warn("inbox.refused_not_counted", { count: batch.length, error })
      return
    }
    const written = new Set(batch)
    waiting = waiting.filter((one) => !written.has(one))
  }
}
