import { icon } from "@/components/icon"
import type { LeadReason } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { Quoted } from "./marked-text"

const ArrowDownRight = icon("arrow-down-right")
const ArrowUpRight = icon("arrow-up-right")
const Dot = icon("dot")

/** Why the score is what it is: each reason, which way it weighs, and the words it points at. */
export function Reasons({ reasons }: { reasons: readonly LeadReason[] }) {
  return (
    <ul className="grid gap-1.5">
      {reasons.map((reason) => (
        <li
          key={`${reason.rule} ${reason.messageId} ${reason.start}`}
          className="flex items-start gap-2 text-sm"
        >
          <Weight points={reason.points} />
          <span className="min-w-0">
            <span className="text-ink">{reason.label}</span>
            {reason.quote && (
              <>
                {" "}
                <Quoted>{reason.quote}</Quoted>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Weight({ points }: { points?: number }) {
  const Icon = !points ? Dot : points > 0 ? ArrowUpRight : ArrowDownRight
  const tone = !points ? "text-ink-3" : points > 0 ? "text-green" : "text-orange"
  return (
    <span
      className={`inline-flex h-5 w-9 shrink-0 items-center gap-0.5 text-xs font-medium tabular-nums ${tone}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {points ? points > 0 ? `+${points}` : `−${-points}` : <span className="sr-only">{t("No points")}</span>}
    </span>
  )
}
