import { env } from "@/lib/env"
import { MINUTE_MS, SECOND_MS } from "@/lib/time"

/** How often and how long is looked. */
export type Wait = { everyMs: number; most: number }
export type Timing = { stable: Wait; health: Wait; witness: Wait; watch: Wait; stopped: Wait }

/** 15 minutes every 10 s; 10 attempts 30 s apart; three reports of a host that witnesses; five minutes of watching. */
export const TIMING: Timing = {
  stable: { everyMs: 10 * SECOND_MS, most: 90 },
  health: { everyMs: 30 * SECOND_MS, most: 10 },
  witness: { everyMs: 10 * SECOND_MS, most: 19 },
  watch: { everyMs: 30 * SECOND_MS, most: 10 },
  stopped: { everyMs: 5 * SECOND_MS, most: 60 },
}

let given: Partial<Timing> = {}

/** For tests: some of them otherwise. */
export function setTiming(other: Partial<Timing>): void {
  given = other
}

/** The same at this installation's pace: trials on one machine wait a share of it, and are never looked at less often. */
export function timing(): Timing {
  const share = env().ROUNDS_DEPLOY_PACE ?? 1
  const paced = ({ everyMs, most }: Wait): Wait => ({ everyMs: Math.round(everyMs * share), most })
  const { stable, health, witness, watch, stopped } = { ...TIMING, ...given }
  return {
    stable: paced(stable),
    health: paced(health),
    witness: paced(witness),
    watch: paced(watch),
    stopped: paced(stopped),
  }
}

export const inMinutes = ({ everyMs, most }: Wait): number => Math.round((everyMs * most) / MINUTE_MS)
