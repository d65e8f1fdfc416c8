import { type Purpose, purposesOf } from "@/lib/consents/words"

/** How what a message was read as stands below it. */
export const HEARD_WORDS = {
  granted: "Read as yes: agreed",
  denied: "Read as no: not agreed",
  stopped: "Read as a stop: offers ended",
  resumed: "Read as a start: offers allowed again",
  asked: "To be read by a person",
  taken_back: "Read as yes, then deleted or edited: to be read by a person",
  by_hand_yes: "Read by a colleague as yes: agreed",
  by_hand_no: "Read by a colleague as no: not agreed",
  by_hand_none: "Read by a colleague: no answer",
} as const satisfies Record<string, string>
export type HeardWord = keyof typeof HEARD_WORDS

export type HeardShown = { word: HeardWord; purposes: Purpose[] }

type Stored = { reading: string; outcome: string; settledAs: string | null; purposes: readonly string[] }

export function heardShown({ reading, outcome, settledAs, purposes }: Stored): HeardShown {
  return { word: wordOf({ reading, outcome, settledAs }), purposes: purposesOf(purposes) }
}

function wordOf({ reading, outcome, settledAs }: Omit<Stored, "purposes">): HeardWord {
  if (settledAs === "yes" || settledAs === "no") return `by_hand_${settledAs}`
  if (settledAs) return "by_hand_none"
  if (outcome === "settled") return reading === "yes" ? "granted" : "denied"
  return outcome === "stopped" || outcome === "resumed" || outcome === "taken_back" ? outcome : "asked"
}
