import { NO_CHANGES, type RuleSetData } from "@/lib/scoring/rule-set"
import { RuleSetDataInput } from "./schema"

/** What was kept, read again; a part that can be read no more counts as unchanged. */
export function readData(stored: unknown): RuleSetData {
  const read = RuleSetDataInput.safeParse(stored)
  if (read.success) return read.data
  const held = typeof stored === "object" && stored !== null ? stored : {}
  const parts = Object.entries(RuleSetDataInput.shape).map(([name, part]) => {
    const one = part.safeParse((held as Record<string, unknown>)[name])
    return [name, one.success ? one.data : NO_CHANGES[name as keyof RuleSetData]] as const
  })
  return { ...NO_CHANGES, ...Object.fromEntries(parts) }
}
