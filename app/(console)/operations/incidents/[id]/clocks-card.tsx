import { icon } from "@/components/icon"
import { Countdown, Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { Clock } from "@/lib/incidents/schema"
import { t } from "@/lib/say"
import { CLOCK_WORDS } from "../clock-words"

const Check = icon("circle-check")
const Dashed = icon("circle-dashed")
const Slash = icon("circle-slash")
const Warn = icon("triangle-exclamation-point")

/** What was done when, what is late, and what was left out. */
export function ClocksCard({ clocks }: { clocks: readonly Clock[] }) {
  return (
    <Card id="clocks" title={t("Clocks")} hint={t("In UTC")} flush>
      <ol className="divide-y divide-line">
        {clocks.map((clock) => (
          <li key={clock.name} className="flex items-center gap-2.5 px-4 py-2 text-sm">
            <Sign clock={clock} />
            <span className={cn("grow", clock.doneAt ? "text-ink-2" : "text-ink")}>
              {t(CLOCK_WORDS[clock.name])}
            </span>
            <span className="text-right text-xs text-ink-3">
              <Said clock={clock} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Sign({ clock }: { clock: Clock }) {
  if (clock.doneAt)
    return clock.isLate ? (
      <Warn aria-hidden="true" className="size-4 text-amber" />
    ) : (
      <Check aria-hidden="true" className="size-4 text-green" />
    )
  if (clock.isSkipped) return <Slash aria-hidden="true" className="size-4 text-ink-3" />
  return <Dashed aria-hidden="true" className={cn("size-4", clock.isLate ? "text-red" : "text-ink-3")} />
}

function Said({ clock }: { clock: Clock }) {
  if (clock.doneAt)
    return (
      <>
        <Time value={clock.doneAt} zone="UTC" as="clock" />
        {clock.isLate && <span className="block text-amber">{t("later than planned")}</span>}
      </>
    )
  if (clock.isSkipped) return t("left out")
  if (clock.dueAt) return <Countdown due={clock.dueAt} label={t(CLOCK_WORDS[clock.name])} />
  return "–"
}
