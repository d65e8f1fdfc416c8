/** The colours a state may wear. A tone never stands alone: a word and an icon go with it. */
export type Tone = "neutral" | "accent" | "red" | "orange" | "amber" | "green" | "blue" | "violet"

export const TONE_SOFT: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2 border-line",
  accent: "bg-accent-soft text-accent border-accent-line",
  red: "bg-red-soft text-red border-red-line",
  orange: "bg-orange-soft text-orange border-orange-line",
  amber: "bg-amber-soft text-amber border-amber-line",
  green: "bg-green-soft text-green border-green-line",
  blue: "bg-blue-soft text-blue border-blue-line",
  violet: "bg-violet-soft text-violet border-violet-line",
}

export const TONE_TEXT: Record<Tone, string> = {
  neutral: "text-ink-3",
  accent: "text-accent",
  red: "text-red",
  orange: "text-orange",
  amber: "text-amber",
  green: "text-green",
  blue: "text-blue",
  violet: "text-violet",
}
