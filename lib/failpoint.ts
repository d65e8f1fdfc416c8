import { env } from "@/lib/env"

/** Each edge at which a process may be made to die: before and after what is committed, and around a partner's call. */
export const FAILPOINTS = [
  "receive.before",
  "receive.after",
  "fan-out.before",
  "fan-out.after",
  "claim.after",
  "call.before",
  "call.after",
  "checkpoint.before",
  "checkpoint.after",
  "settle.before",
  "settle.after",
  "command.before",
  "command.after",
  "effect.started",
  "effect.called",
  "effect.finished",
] as const
export type Failpoint = (typeof FAILPOINTS)[number]

let armed: { point: string; left: number; stops: boolean } | null | undefined

/**
 * Ends the process with 137, as a kill would, where `ROUNDS_FAILPOINT` names this point: `settle.before`, or
 * `settle.before@3` for the third time it is passed. `settle.before:stop` freezes it there until it gets SIGCONT. Unset
 * it does nothing; `lib/env.ts` refuses it off loopback.
 */
export function failpoint(point: Failpoint): void {
  if (armed === undefined) armed = arm(env().ROUNDS_FAILPOINT)
  if (armed?.point !== point) return
  armed.left -= 1
  if (armed.left > 0) return
  if (!armed.stops) process.exit(137)
  armed = null
  process.kill(process.pid, "SIGSTOP")
}

function arm(given: string | undefined): NonNullable<typeof armed> | null {
  if (!given) return null
  const [where = "", how] = given.split(":")
  const [point = "", nth = "1"] = where.split("@")
  return { point, left: Number(nth), stops: how === "stop" }
}
