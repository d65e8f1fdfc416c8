import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PageHeader } from "@/components/page-header"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { StatusBadge } from "@/components/status-badge"
import { telOf } from "@/components/tel"
import { Countdown, Time } from "@/components/time"
import { ScoreRing } from "@/components/ui/score-ring"
import type { Ctx } from "@/lib/ctx"
import type { LeadDetail } from "@/lib/leads/schema"
import { SERVICE_NAMES, SOURCE_NAMES } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { MINUTE_MS } from "@/lib/time"
import { UnmaskControl } from "../../unmask/unmask-control"
import { LeadActions } from "./lead-actions"

export function LeadHeader({ ctx, detail }: { ctx: Ctx; detail: LeadDetail }) {
  const { lead, contacts, view } = detail
  const first = contacts[0]
  return (
    <PageHeader
      back={{ href: "/leads", label: t("Leads") }}
      lead={
        view.scores ? (
          <ScoreRing size="lg" score={lead.score} classification={lead.classification} />
        ) : undefined
      }
      title={<PatientText>{detail.patient.name}</PatientText>}
      after={
        <>
          {view.scores && <ClassificationBadge value={lead.classification} />}
          {lead.urgency !== "none" && <UrgencyBadge value={lead.urgency} />}
          <StatusBadge kind="lead" value={lead.status} />
        </>
      }
      meta={
        <>
          {lead.dueAt && (
            <Countdown due={lead.dueAt} label={t("Answer {name}", { name: detail.patient.name })} />
          )}
          {lead.waitingSince && (
            <span>
              {t("Waits for an answer since")} <Time value={lead.waitingSince} />
            </span>
          )}
          {lead.service && <span>{t(SERVICE_NAMES[lead.service] ?? lead.service)}</span>}
          {first && <Phone display={first.spoken} href={telOf(first)} />}
          <span>{t(SOURCE_NAMES[lead.source])}</span>
          {detail.campaign && (
            <span className="min-w-0 break-words">
              {t("From")} <PatientText>{detail.campaign}</PatientText>
            </span>
          )}
          {!isFirstWord(lead) && (
            <span>
              {t("Arrived")} <Time value={lead.createdAt} />
            </span>
          )}
        </>
      }
      actions={
        <>
          <UnmaskControl ctx={ctx} patientId={detail.patient.id} />
          <LeadActions detail={detail} />
        </>
      }
    />
  )
}

/** What waits is what opened the lead: its time need not be said twice. */
const isFirstWord = ({ waitingSince, createdAt }: LeadDetail["lead"]): boolean =>
  waitingSince !== null && Math.abs(Date.parse(waitingSince) - Date.parse(createdAt)) < MINUTE_MS
