/** A function as the console shows it. This list imports nothing: pages read it without the SDK. */
export type FunctionEntry = {
  /** The canonical id: what runs are listed by. */
  id: string
  /** Older or other names it is known by; found by search. */
  aliases: readonly string[]
  description: string
  /** Tries in all, the first one included. */
  attempts: number
  trigger: { event: string } | { schedule: string; timeZone: string }
  /** What it does outside our own tables, by step: what a rerun might do twice. None: nothing. Notices and tasks are our own. */
  effects?: readonly FunctionEffect[]
  /** What who looks after it should know besides. */
  doc?: string
  /** How many at a time, how often, for how long; the same as the function is declared with (registry.test.ts). */
  config?: FunctionConfig
}

/** Keys and priority are CEL over the event, lengths are written `5m`. */
export type FunctionConfig = {
  concurrency?: { limit: number; key?: string }
  rateLimit?: { limit: number; period: string; key?: string }
  debounce?: { period: string; key?: string }
  singleton?: { mode: "skip" | "cancel"; key?: string }
  priority?: string
  timeouts?: { start?: string; finish?: string }
  cancelOn?: readonly { event: string }[]
}

export type FunctionEffect = {
  step: string
  kind: "message" | "crm_write" | "notification"
  words: string
}
