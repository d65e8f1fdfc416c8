import { type Icon, icon } from "./icon"
import type { IconName } from "./icon-names"
import type { Tone } from "./ui/tone"

export type State = { word: string; tone: Tone; icon: Icon; means?: string }

export const state = (word: string, tone: Tone, name: IconName, means?: string): State => ({
  word,
  tone,
  icon: icon(name),
  means,
})

/** The look of a value among those known; one that nobody listed is shown by its own name. */
export function lookAmong(known: Record<string, State>, value: string): State {
  const found = known[value] ?? known[value.toLowerCase()] ?? known[value.toUpperCase()]
  if (found) return found
  const word = value.replace(/[_-]+/g, " ").toLowerCase()
  return state(word.charAt(0).toUpperCase() + word.slice(1), "neutral", "circle-dashed")
}
