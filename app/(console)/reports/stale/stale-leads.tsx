import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ClassificationBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { StaleLead } from "@/lib/leads/preview-stale"
import type { StaleSchedule } from "@/lib/leads/stale-sql"
import { t } from "@/lib/say"
import { addMs, calendarDay, DAY_MS } from "@/lib/time"
import { NotThisOne } from "./stale-actions"

type Given = { ctx: Ctx; schedule: StaleSchedule; leads: StaleLead[]; next: string | null }

export function StaleLeads({ ctx, schedule, leads, next }: Given) {
  if (leads.length === 0)
    return (
      <EmptyState compact title={t("Nothing to do")}>
        {t("No lead has been left alone for so long.")}
      </EmptyState>
    )
  const mayHold = can(ctx.roles, "leads.work")?.scope === "all"
  const until = calendarDay(addMs(ctx.now, 90 * DAY_MS), ctx.clinic.timeZone)
  const what = schedule === "stale-lead-refresh" ? "what=refresh&" : ""
  return (
    <>
      <ul className="divide-y divide-line">
        {leads.map((lead) => (
          <li
            key={lead.id}
            className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-sm"
          >
            <Link
              href={`/leads/${lead.id}`}
              prefetch={false}
              className="min-w-40 flex-1 font-medium hover:underline"
            >
              <PatientText>{lead.patientName}</PatientText>
            </Link>
            <StatusBadge kind="lead" value={lead.status} look="plain" />
            {lead.classification && <ClassificationBadge value={lead.classification} />}
            <span className="w-32 truncate text-ink-3">{lead.ownerName ?? t("Nobody")}</span>
            <span className="w-28 text-ink-3">
              <Time value={lead.updatedAt} as="day" />
            </span>
            {mayHold && <NotThisOne id={lead.id} name={lead.patientName} schedule={schedule} until={until} />}
          </li>
        ))}
      </ul>
      {next && (
        <div className="border-t border-line px-4 py-2">
          <ButtonLink size="sm" href={`/reports/stale?${what}after=${encodeURIComponent(next)}`}>
            {t("Next 25")}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
