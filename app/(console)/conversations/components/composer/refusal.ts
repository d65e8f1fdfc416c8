import type { ReplyState } from "@/lib/messaging/schema"

export type Refusal = {
  /** Words are still worth writing: they may go later, or be sent past the limit. */
  isForAWhile: boolean
  /** A template may go where free words may not. */
  byTemplate: boolean
}

const FOR_A_WHILE: readonly string[] = ["budget", "spacing", "quiet_hours"]
const BY_TEMPLATE: readonly string[] = ["window_closed", "no_conversation"]

/** What can be done about what stands in the way; null: nothing does. The window is looked at by the page's own clock. */
export function refusalOf(
  { hindrance, openUntil }: Pick<ReplyState, "hindrance" | "openUntil">,
  nowMs: number,
): (Refusal & { hindrance: string }) | null {
  const isOver = openUntil !== null && Date.parse(openUntil) <= nowMs
  const word = hindrance ?? (isOver ? "window_closed" : null)
  if (!word) return null
  return {
    hindrance: word,
    isForAWhile: FOR_A_WHILE.includes(word),
    byTemplate: BY_TEMPLATE.includes(word),
  }
}
