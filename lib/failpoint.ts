import { env } from "@/lib/env"

/** Edges at which a process may be made to die: before and after what is committed, and around a partner's call. */
export const ENGINE_FAILPOINTS = [
  "fan-out.before",
  "fan-out.after",
  "claim.after",
  "call.before",
  "call.after",
  "checkpoint.before",
  "checkpoint.after",
  "settle.before",
  "settle.after",
] as const
/** Those that every webhook passes, whatever follows from it. */
export const WEBHOOK_FAILPOINTS = [
  "receive.before",
  "receive.after",
  ...ENGINE_FAILPOINTS,
  "command.before",
  "command.after",
] as const
export type Failpoint =
  | (typeof WEBHOOK_FAILPOINTS)[number]
  | "effect.before"
  | "effect.started"
  | "effect.called"
  | "effect.settling"
  | "effect.finished"
  /** In the middle of each phase of a deployment: the host was asked or told, and nothing of it is noted. */
  | `deploy.${string}`

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
