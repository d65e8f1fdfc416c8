import { icon } from "@/components/icon"
import type { FunctionRow } from "@/lib/jobs/function-schema"
import { t } from "@/lib/say"

const CalendarClock = icon("calendar-clock")
const Zap = icon("zap")

export function Trigger({ trigger }: { trigger: FunctionRow["trigger"] }) {
  const look = "inline-flex flex-wrap items-center gap-1 [&_svg]:size-3.5"
  if ("event" in trigger) {
    return (
      <span className={look}>
        <Zap aria-hidden="true" /> {t("on")} <code className="font-mono">{trigger.event}</code>
      </span>
    )
  }
  return (
    <span className={look}>
      <CalendarClock aria-hidden="true" /> {t("at")} <code className="font-mono">{trigger.schedule}</code>,{" "}
      {t(trigger.timeZone)}
    </span>
  )
}
