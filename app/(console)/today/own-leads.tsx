import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Countdown, Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { TodayLead } from "@/lib/leads/schema"
import { t } from "@/lib/say"

/** What I took and have not answered yet. */
export function OwnLeads({ leads }: { leads: readonly TodayLead[] }) {
  return (
    <Card title={t("Mine, waiting")} count={leads.length > 0 ? leads.length : undefined} id="mine" flush>
      {leads.length === 0 ? (
        <EmptyState compact title={t("Nobody waits for you")}>
          {t("What you take stands here until you have answered.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {leads.map((lead) => (
            <li key={lead.id} className="relative grid gap-1 px-4 py-2.5 hover:bg-hover">
              <span className="flex items-center justify-between gap-3">
                <Link
                  href={`/leads/${lead.id}`}
                  prefetch={false}
                  className="min-w-0 truncate text-sm font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  <PatientText>{lead.patient.name}</PatientText>
                </Link>
                {lead.dueAt ? (
                  <Countdown
                    due={lead.dueAt}
                    label={t("Answer {name}", { name: lead.patient.name })}
                    className="text-xs"
                  />
                ) : (
                  lead.waitingSince && <Time value={lead.waitingSince} className="text-xs text-ink-3" />
                )}
              </span>
              <span className="flex items-center gap-2">
                {lead.classification && <ClassificationBadge value={lead.classification} look="plain" />}
                {lead.urgency !== "none" && <UrgencyBadge value={lead.urgency} />}
              </span>
              {lead.lastMessage && (
                <PatientText className="truncate text-xs text-ink-3">{lead.lastMessage}</PatientText>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
