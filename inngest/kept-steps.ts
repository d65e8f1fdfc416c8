import { createHash } from "node:crypto"
import type { Step } from "@/inngest/job"

export type Kept = ReadonlyMap<string, unknown>

/** Tools whose steps can be passed over: what they gave is known, so that they need not be asked again. */
const PASSED = ["run", "sendEvent", "sleep", "sleepUntil", "waitForEvent", "invoke"] as const

type Options = string | { id: string; name?: string }
type Tool = (options: Options, ...rest: never[]) => Promise<unknown>

/**
 * The step tools of a rerun that begins at a step: what the first run had done before it is given at once, without a
 * word to the server; the rest goes on as ever. Ids are counted as the SDK counts them, so that the third of three steps
 * of one name stays the third.
 */
export function withKept(step: Step, kept: Kept): Step {
  if (kept.size === 0) return step
  const seen = new Map<string, number>()
  const passing = (tool: Tool): Tool => {
    return (options, ...rest) => {
      const { id, name } = typeof options === "string" ? { id: options, name: undefined } : options
      const nth = seen.get(id) ?? 0
      seen.set(id, nth + 1)
      const ownId = nth === 0 ? id : `${id}:${nth}`
      const hashed = createHash("sha1").update(ownId).digest("hex")
      if (kept.has(hashed)) return Promise.resolve(structuredClone(kept.get(hashed)))
      return tool({ id: ownId, name: name ?? id }, ...rest)
    }
  }
  const tools: Record<string, unknown> = { ...step }
  for (const name of PASSED) tools[name] = passing((step as unknown as Record<string, Tool>)[name] as Tool)
  // Symbols (experiments, gateways) are the SDK's own and go along.
  for (const symbol of Object.getOwnPropertySymbols(step))
    Object.defineProperty(tools, symbol, Object.getOwnPropertyDescriptor(step, symbol) ?? {})
  return tools as Step
}
