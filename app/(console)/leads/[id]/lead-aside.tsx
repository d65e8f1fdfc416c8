import Link from "next/link"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { Phone } from "@/components/phone"
import { StatusBadge } from "@/components/status-badge"
import { telOf } from "@/components/tel"
import { Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Skeleton } from "@/components/ui/skeleton"
import type { Ctx } from "@/lib/ctx"
import { listColleagues } from "@/lib/leads/colleagues"
import type { LeadDetail } from "@/lib/leads/schema"
import { LANGUAGE_NAMES } from "@/lib/leads/words"
import { t, tn } from "@/lib/say"
import { AppointmentsCard } from "../../appointments/components/near/appointments-card"
import { SlotsCard } from "../../appointments/components/near/slots-card"
import { SubjectTasks } from "../../tasks/subject-tasks"
import { LeadConsents } from "./lead-consents"
import { OwnerActions } from "./owner-actions"
import { SuggestedFor } from "./suggested-for"
import { TwinsCard } from "./twins-card"

const CHANNELS: Record<string, string> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  voice: "Phone",
  email: "E-mail",
  web: "Web",
}
const UNFINISHED = ["queued", "running", "sleeping"]

export async function LeadAside({ ctx, detail }: { ctx: Ctx; detail: LeadDetail }) {
  const { lead, patient, contacts, may, runs } = detail
  const colleagues = may.assign ? await listColleagues(ctx, {}) : []
  return (
    <div className="grid content-start gap-4 lg:col-start-2">
      <Card title={t("Owner")} id="owner">
        <div className="flex flex-wrap items-center justify-between gap-2">
          {lead.owner ? (
            <span className="grid min-w-0 gap-0.5">
              <Person name={lead.owner.name} size="md" />
              {lead.takenAt && (
                <span className="text-xs text-ink-3">
                  {t("Since")} <Time value={lead.takenAt} />
                </span>
              )}
            </span>
          ) : (
            <span className="text-sm text-ink-3">{t("Nobody has taken this lead.")}</span>
          )}
          <OwnerActions detail={detail} colleagues={colleagues} />
        </div>
        {may.take && <SuggestedFor ctx={ctx} leadId={lead.id} />}
      </Card>
      <Suspense fallback={<CardSkeleton />}>
        <SlotsCard
          ctx={ctx}
          wants={lead.service}
          start={{ patient: { id: patient.id, name: patient.name }, leadId: lead.id, source: "lead" }}
        />
      </Suspense>
      <Suspense fallback={null}>
        <AppointmentsCard ctx={ctx} patientId={patient.id} />
      </Suspense>
      <SubjectTasks ctx={ctx} leadId={lead.id} />
      <TwinsCard ctx={ctx} detail={detail} />
      <Card title={t("Contact")} id="contact">
        <DefinitionList>
          {contacts.map((contact) => (
            <Definition
              key={`${contact.channel} ${contact.spoken}`}
              term={t(CHANNELS[contact.channel] ?? contact.channel)}
            >
              <Phone display={contact.spoken} href={telOf(contact)} />
            </Definition>
          ))}
          {patient.language && (
            <Definition term={t("Language")}>
              {t(LANGUAGE_NAMES[patient.language] ?? patient.language)}
            </Definition>
          )}
          <Definition term={t("Known since")}>
            <Time value={patient.since} as="day" />
          </Definition>
          {detail.otherLeads > 0 && !detail.view.masked && (
            <Definition term={t("Other leads")}>
              <Link href={`/leads?patient=${patient.id}`} className="text-accent hover:underline">
                {tn(detail.otherLeads, "{n} more", "{n} more")}
              </Link>
            </Definition>
          )}
        </DefinitionList>
      </Card>
      <LeadConsents ctx={ctx} patientId={patient.id} />
      {runs && (
        <Card title={t("Runs behind this")} id="runs">
          {runs.some((run) => UNFINISHED.includes(run.status)) && <LiveRefresh topics={["run"]} />}
          {runs.length === 0 && <p className="text-sm text-ink-3">{t("No run has touched this lead.")}</p>}
          <ul className="grid gap-2">
            {runs.map((run) => (
              <li key={run.id} className="flex items-center gap-2 text-sm">
                <Link
                  href={`/jobs/runs/${run.id}`}
                  className="min-w-0 grow truncate text-ink hover:text-accent hover:underline"
                >
                  {run.functionId}
                </Link>
                <StatusBadge kind="run" value={run.status} look="plain" />
                <span className="text-xs text-ink-3">
                  <Time value={run.at} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

const CardSkeleton = () => <Skeleton className="h-56 rounded-lg" />
