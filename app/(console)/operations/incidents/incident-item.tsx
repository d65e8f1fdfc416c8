import Link from "next/link"
import { Countdown, Time } from "@/components/time"
import type { IncidentRow } from "@/lib/incidents/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { CLOCK_WORDS } from "./clock-words"
import { IncidentStatusBadge, SeverityBadge } from "./look"

/** What is wrong, how it stands, who leads, and what is due next. */
export function IncidentItem({ incident }: { incident: IncidentRow }) {
  const { next } = incident
  const lastedMs = incident.resolvedAt
    ? Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt)
    : null
  return (
    <li className="relative flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3 hover:bg-hover">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <IncidentStatusBadge status={incident.status} />
          {incident.severity !== "minor" && <SeverityBadge severity={incident.severity} />}
          <Link
            href={`/operations/incidents/${incident.id}`}
            className="font-medium text-ink after:absolute after:inset-0 hover:underline"
          >
            {incident.title}
          </Link>
        </p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-3">
          <span>
            {t("began")} <Time value={incident.startedAt} />
          </span>
          {lastedMs !== null && <span>{t("lasted {span}", { span: duration(Math.max(0, lastedMs)) })}</span>}
          {incident.scope && <span className="[overflow-wrap:anywhere]">{incident.scope}</span>}
          <span>{incident.lead ? t("{name} leads", { name: incident.lead }) : t("Nobody leads")}</span>
          {incident.isPublic && <span>{t("On the status page")}</span>}
        </p>
      </div>
      {next && (
        <p className="grid justify-items-end text-right text-xs text-ink-3 max-sm:justify-items-start max-sm:text-left">
          <span className="text-sm font-medium text-ink">{t(CLOCK_WORDS[next.name])}</span>
          {next.dueAt && <Countdown due={next.dueAt} label={t(CLOCK_WORDS[next.name])} />}
        </p>
      )}
    </li>
  )
}
