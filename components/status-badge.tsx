import { StateBadge } from "./state-badge"
import { type StateKind, stateOf } from "./states"
import type { BadgeProps } from "./ui/badge"

type Props = {
  kind: StateKind
  value: string
  look?: BadgeProps["look"]
  /** Said after the word: a reason, a count. */
  note?: string
}

/** The one badge of every state. `look="plain"` for dense rows where a pill would shout. */
export function StatusBadge({ kind, value, look = "soft", note }: Props) {
  return (
    <StateBadge
      state={stateOf(kind, value)}
      look={look}
      isTurning={kind === "run" && value.toLowerCase() === "running"}
    >
      {note && <span className="font-normal">{note}</span>}
    </StateBadge>
  )
}
