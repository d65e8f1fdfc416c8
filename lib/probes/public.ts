import { setTimeout } from "node:timers/promises"
import { platformDb } from "@/lib/db"
import { type PublicIncident, publicIncidents } from "@/lib/incidents/public"
import { log } from "@/lib/log"
import { type PublicMaintenance, publicMaintenance } from "@/lib/maintenance/public"
import type { Day } from "@/lib/probes/rules"
import { serviceStanding } from "@/lib/probes/standing"
import type { ProbeState } from "@/lib/probes/words"
import { MINUTE_MS, now, nowMs, SECOND_MS } from "@/lib/time"

/** By name alone: no address, no number, nothing of whom it is about. */
export type PublicService = {
  title: string
  environment: string | null
  state: ProbeState
  days: Day[]
  uptime: number | null
}

export type PublicStatus = {
  at: Date
  services: PublicService[]
  maintenance: PublicMaintenance[]
  incidents: PublicIncident[]
}

/** Anybody may ask as often as they like: the database is asked so often and no more. */
const FRESH_MS = 20 * SECOND_MS
/** While the database does not answer, what was known is still told, with its time; later nothing is known. */
const KEPT_MS = 10 * MINUTE_MS

/** Who asks while the database hangs is not made to wait for it where there is something to tell. */
const PATIENCE_MS = SECOND_MS

const holder = globalThis as {
  __roundsStatus?: PublicStatus
  __roundsStatusAsked?: Promise<PublicStatus | null>
  __roundsStatusFailedMs?: number
}

/** Null: it cannot be read, and what was known is too old to be told. */
export async function publicStatus(): Promise<PublicStatus | null> {
  const held = holder.__roundsStatus
  if (held && nowMs() - held.at.getTime() < FRESH_MS) return held
  const sinceFailedMs = nowMs() - (holder.__roundsStatusFailedMs ?? 0)
  if (sinceFailedMs >= 0 && sinceFailedMs < FRESH_MS) return lastKnown()
  holder.__roundsStatusAsked ??= read().finally(() => {
    holder.__roundsStatusAsked = undefined
  })
  const asked = holder.__roundsStatusAsked
  if (!lastKnown()) return asked
  return Promise.race([asked, setTimeout(PATIENCE_MS, undefined, { ref: false }).then(lastKnown)])
}

function lastKnown(): PublicStatus | null {
  const held = holder.__roundsStatus
  return held && nowMs() - held.at.getTime() < KEPT_MS ? held : null
}

/** For tests, which change the database faster than anybody. */
export function forgetStatus(): void {
  holder.__roundsStatus = undefined
  holder.__roundsStatusFailedMs = undefined
}

async function read(): Promise<PublicStatus | null> {
  try {
    const at = now()
    const db = platformDb()
    const [places, maintenance, incidents] = await Promise.all([
      serviceStanding(db, at, { isPublic: true }),
      publicMaintenance(db, at),
      publicIncidents(db, at),
    ])
    const services = places.flatMap(({ title, environment, state, main }) =>
      main ? [{ title, environment, state, days: main.days, uptime: main.uptime }] : [],
    )
    const status = { at, services, maintenance, incidents }
    holder.__roundsStatus = status
    holder.__roundsStatusFailedMs = undefined
    return status
  } catch (error) {
    log.warn("status.unread", { error })
    holder.__roundsStatusFailedMs = nowMs()
    return lastKnown()
  }
}
