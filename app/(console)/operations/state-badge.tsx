import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { type ProbeState, stateWords } from "@/lib/probes/words"

const ICONS = {
  up: icon("circle-check"),
  slow: icon("hourglass"),
  down: icon("circle-x"),
  unknown: icon("circle-question-mark"),
}
const TONES: Record<ProbeState, Tone> = { up: "green", slow: "amber", down: "red", unknown: "neutral" }

export function StateBadge({ state }: { state: ProbeState }) {
  const Icon = ICONS[state]
  return (
    <Badge tone={TONES[state]} look={state === "down" ? "solid" : "soft"} icon={<Icon aria-hidden="true" />}>
      {stateWords(state)}
    </Badge>
  )
}
