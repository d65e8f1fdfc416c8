import { sleepEnd } from "./duration"
import { assertExpression } from "./expression"
import type { RegisteredFunction } from "./handler"
import type { CancelOn, Flow } from "./types"

/** Options that the embedded engine reads, beside what every function has. */
export const OPTIONS = new Set([
  "idempotency",
  "cancel",
  "timeouts",
  "concurrency",
  "rateLimit",
  "debounce",
  "singleton",
  "priority",
])

const SECOND_MS = 1_000
const DAY_MS = 86_400_000

/** A length as `1h30m` in milliseconds; undefined where it is none. */
export function lengthMs(text: unknown): number | undefined {
  // An instant is no length.
  if (typeof text !== "string" || !/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(text)) return undefined
  return sleepEnd(text, new Date(0))?.getTime()
}

type Concurrency = { limit?: unknown; key?: string; scope?: string }

/** What a registered function asks for; `refuse` is told, in words, what of it is not done here or cannot be read. */
export function readFlow(one: RegisteredFunction, refuse: (sentence: string) => void): Flow {
  const flow: Flow = {}
  const cel = (expression: string | undefined, name: string) => {
    if (expression === undefined) return
    try {
      assertExpression(expression)
    } catch {
      refuse(`the ${name} ${expression} cannot be read`)
    }
  }
  const atLeastOne = (limit: unknown, name: string): number => {
    if (!Number.isInteger(limit) || (limit as number) < 1)
      refuse(`the limit ${String(limit)} of ${name} is no whole number from 1`)
    return limit as number
  }
  const length = (text: string | undefined, name: string, mostMs: number) => {
    const ms = lengthMs(text)
    if (ms === undefined || ms < SECOND_MS || ms > mostMs)
      refuse(`the ${name} ${text} is no length from 1s to ${mostMs / DAY_MS}d`)
  }

  const concurrency = readConcurrency(one.concurrency, refuse)
  if (concurrency) {
    cel(concurrency.key, "key of concurrency")
    flow.concurrency = { limit: atLeastOne(concurrency.limit, "concurrency"), key: concurrency.key }
  }
  if (one.rateLimit) {
    const { limit, period, key } = one.rateLimit
    cel(key, "key of rateLimit")
    length(period, "period of rateLimit", DAY_MS)
    flow.rateLimit = { limit: atLeastOne(limit, "rateLimit"), period, key }
  }
  if (one.debounce) {
    const { period, key, timeout } = one.debounce
    cel(key, "key of debounce")
    length(period, "period of debounce", 7 * DAY_MS)
    if (timeout !== undefined) length(timeout, "timeout of debounce", 30 * DAY_MS)
    flow.debounce = { period, key, timeout }
  }
  if (one.singleton) {
    const { mode, key } = one.singleton
    cel(key, "key of singleton")
    if (mode !== "skip" && mode !== "cancel") refuse(`the mode ${String(mode)} of singleton`)
    flow.singleton = { mode, key }
  }
  if (one.priority?.run !== undefined) {
    cel(one.priority.run, "priority")
    flow.priority = one.priority.run
  }
  return flow
}

function readConcurrency(given: unknown, refuse: (sentence: string) => void): Concurrency | undefined {
  if (given === undefined || given === null) return undefined
  const all = (Array.isArray(given) ? given : [given]) as (number | Concurrency)[]
  if (all.length > 1) refuse("option concurrency with two keys")
  const [first] = all
  const one = typeof first === "object" ? first : { limit: first }
  if (one.scope !== undefined && one.scope !== "fn") refuse(`option concurrency with scope ${one.scope}`)
  return one
}

/** The events that cancel a run, and the lengths after which it is cancelled. */
export function readEnds(
  one: RegisteredFunction,
  refuse: (sentence: string) => void,
): { cancelOn: CancelOn[]; timeouts?: { start?: string; finish?: string } } {
  for (const { event, if: expression, timeout } of one.cancel ?? []) {
    if (event.includes("*")) refuse(`a wildcard in cancelOn ${event}`)
    try {
      if (expression) assertExpression(expression)
    } catch {
      refuse(`the expression ${expression} of cancelOn cannot be read`)
    }
    // An instant is an end too.
    if (timeout !== undefined && !sleepEnd(timeout, new Date(0)))
      refuse(`the timeout ${timeout} of cancelOn cannot be read`)
  }
  for (const [name, text] of Object.entries(one.timeouts ?? {})) {
    const ms = text === undefined ? SECOND_MS : lengthMs(text)
    if (ms === undefined || ms < SECOND_MS) refuse(`the ${name} ${text} of timeouts is no length from 1s`)
  }
  return {
    cancelOn: (one.cancel ?? []).map(({ event, if: expression, timeout }) => ({
      event,
      expression,
      timeout,
    })),
    timeouts: one.timeouts,
  }
}
