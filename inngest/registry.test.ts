import type { InngestFunction } from "inngest"
import { describe, expect, it } from "vitest"
import type { FunctionConfig, FunctionEntry } from "@/inngest/entry"
import { FUNCTIONS } from "@/inngest/registry"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()
const { functions } = await import("@/inngest/index")

const entries: readonly FunctionEntry[] = FUNCTIONS
const SHOWN = ["concurrency", "rateLimit", "debounce", "singleton", "priority", "timeouts"] as const

/** Options as the SDK takes them: a limit may be a bare number or one of a list. */
function declared(fn: InngestFunction.Any): FunctionConfig {
  const opts = fn.opts as unknown as Record<string, unknown>
  const given = Object.fromEntries(
    SHOWN.flatMap((key) => (opts[key] === undefined ? [] : [[key, plain(key, opts[key])]])),
  )
  return given as FunctionConfig
}

function plain(key: string, value: unknown): unknown {
  if (key === "concurrency" && typeof value === "number") return { limit: value }
  if (key === "concurrency" && Array.isArray(value)) return value[0]
  if (key === "priority" && typeof value === "object" && value !== null)
    return (value as { run?: string }).run
  return value
}

describe("the list of functions", () => {
  it("holds each function that is served, and no other", () => {
    expect(functions.map((fn) => fn.opts.id).sort()).toEqual(entries.map((entry) => entry.id).sort())
  })

  it.each(functions.map((fn) => [String(fn.opts.id), fn] as const))(
    "tells of %s the limits it is declared with",
    (id, fn) => {
      const { cancelOn: _, ...config } = entries.find((entry) => entry.id === id)?.config ?? {}
      expect(config).toEqual(declared(fn))
    },
  )
})
