import { AsyncLocalStorage } from "node:async_hooks"

// Next bundles routes apart from the launcher, and the worker's parts lie in one bundle: there is one context a process.
const holder = globalThis as { __roundsTrace?: AsyncLocalStorage<string> }
holder.__roundsTrace ??= new AsyncLocalStorage<string>()
const storage = holder.__roundsTrace

/** The W3C traceparent of what is being done now; none outside a run. */
export const currentTraceparent = (): string | undefined => storage.getStore()

/** The 32 hexadecimal digits by which log lines and spans of one story are found. */
export const currentTraceId = (): string | undefined => storage.getStore()?.slice(3, 35)

export function inTrace<T>(traceparent: string | undefined, work: () => T): T {
  return traceparent ? storage.run(traceparent, work) : work()
}
