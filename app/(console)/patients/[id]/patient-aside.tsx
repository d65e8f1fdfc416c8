import Link from "next/link"
import { Suspense } from "react"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import type { Ctx } from "@/lib/ctx"
import { listDuplicatesOf } from "@/lib/patients/duplicates"
import type { PatientDetail } from "@/lib/patients/schema"
import { t } from "@/lib/say"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { AppointmentsCard } from "../../appointments/components/near/appointments-card"
import { SubjectTasks } from "../../tasks/subject-tasks"
import { whySame } from "../duplicates-view"
import { Consents } from "./consents-card"
import { ContactsCard } from "./contacts-card"
import { RelativesCard } from "./relatives-card"

export function PatientAside({ ctx, detail }: { ctx: Ctx; detail: PatientDetail }) {
  const { patient, may } = detail
  return (
    <div className="grid content-start gap-4">
      {may.merge && (
        <Suspense>
          <Duplicates ctx={ctx} id={patient.id} />
        </Suspense>
      )}
      <Suspense fallback={<Skeleton className="h-40 rounded-lg" />}>
        <AppointmentsCard
          ctx={ctx}
          patientId={patient.id}
          past={5}
          start={{ patient: { id: patient.id, name: patient.name }, source: "member" }}
        />
      </Suspense>
      <ContactsCard detail={detail} />
      <LeadsCard detail={detail} />
      {may.tasks && (
        <Suspense>
          <SubjectTasks ctx={ctx} patientId={patient.id} />
        </Suspense>
      )}
      {may.consents && (
        <Suspense>
          <Consents ctx={ctx} patientId={patient.id} />
        </Suspense>
      )}
      <RelativesCard detail={detail} />
      {detail.merges.length > 0 && <MergesCard detail={detail} />}
    </div>
  )
}

async function Duplicates({ ctx, id }: { ctx: Ctx; id: string }) {
  const pairs = await listDuplicatesOf(ctx, { id })
  if (pairs.length === 0) return null
  return (
    <Card
      title={t("Maybe the same person")}
      id="duplicates"
      count={pairs.length}
      className="border-amber-line"
    >
      <ul className="grid gap-3">
        {pairs.map((pair) => (
          <li key={pair.other.id} className="flex items-center gap-3 text-sm">
            <span className="min-w-0 grow">
              <PatientText className="font-medium text-ink">{pair.other.name}</PatientText>
              {pair.other.address && <span className="block text-xs text-ink-3">{pair.other.address}</span>}
              <span className="block text-xs text-ink-3">{whySame(pair)}</span>
            </span>
            <ButtonLink size="sm" href={`/patients/${id}/merge?with=${pair.other.id}`}>
              {t("Compare")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function LeadsCard({ detail: { leads, moreLeads, patient, view } }: { detail: PatientDetail }) {
  return (
    <Card title={t("Leads")} id="leads" count={leads.length + moreLeads || undefined}>
      {leads.length === 0 && <p className="text-sm text-ink-3">{t("No enquiry yet.")}</p>}
      <ul className="grid gap-2.5">
        {leads.map((lead) => (
          <li key={lead.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
            <Link
              href={`/leads/${lead.id}`}
              className="font-medium text-ink hover:text-accent hover:underline"
            >
              <Time value={lead.createdAt} as="day" />
            </Link>
            <StatusBadge kind="lead" value={lead.status} look="plain" />
            {view.scores && lead.isOpen && (
              <ClassificationBadge value={lead.classification as Classification | null} />
            )}
            {lead.isOpen && lead.urgency !== "none" && <UrgencyBadge value={lead.urgency as Urgency} />}
            {lead.owner && <span className="text-xs text-ink-3">{lead.owner}</span>}
          </li>
        ))}
      </ul>
      {moreLeads > 0 && (
        <Link
          href={`/leads?patient=${patient.id}`}
          className="mt-2 inline-block text-sm text-accent hover:underline"
        >
          {t("All leads")}
        </Link>
      )}
    </Card>
  )
}

function MergesCard({ detail: { merges, may, patient } }: { detail: PatientDetail }) {
  return (
    <Card title={t("Merged into this record")} id="merges" count={merges.length}>
      <ul className="grid gap-3">
        {merges.map((one) => (
          <li key={one.id} className="flex items-center gap-3 text-sm">
            <span className="min-w-0 grow">
              <PatientText className="font-medium text-ink">{one.name}</PatientText>
              <span className="block text-xs text-ink-3">
                {one.by}, <Time value={one.at} />
              </span>
            </span>
            {may.merge && (
              <ButtonLink size="sm" variant="ghost" href={`/patients/${patient.id}/merge?undo=${one.id}`}>
                {t("Undo…")}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
