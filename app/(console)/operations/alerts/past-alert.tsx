import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { alertRule } from "@/lib/alerts/registry"
import type { AlertRow } from "@/lib/alerts/schema"
import { inUnit } from "@/lib/alerts/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { Subject } from "./subject"

const CircleCheck = icon("circle-check")

export function PastAlert({ alert }: { alert: AlertRow }) {
  const rule = alertRule(alert.name)
  const lastedMs = Date.parse(alert.clearedAt ?? alert.lastSeenAt) - Date.parse(alert.firstSeenAt)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-green" />
      <span className="min-w-0 grow basis-60">
        <span className="text-ink">{rule ? t(rule.title) : alert.name}</span> <Subject alert={alert} />
        <span className="block text-xs text-ink-3 tabular-nums">
          {t("last {value}", { value: inUnit(rule?.unit ?? "count", alert.value) })}
          {alert.acknowledged && ` · ${t("{name} looked into it", { name: alert.acknowledged.by })}`}
        </span>
      </span>
      <span className="text-xs text-ink-3 tabular-nums">
        {t("lasted {span}", { span: duration(Math.max(0, lastedMs)) })}
      </span>
      <span className="w-28 text-right text-xs text-ink-3 max-sm:w-auto">
        <Time value={alert.firstSeenAt} />
      </span>
    </li>
  )
}
