import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { type LeadTwin, listTwins } from "@/lib/leads/duplicates"
import type { LeadDetail } from "@/lib/leads/schema"
import { TWIN_REASONS } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { CloseDuplicate, ReopenDuplicate } from "./close-duplicate"

/** What may be the same matter. Nothing is drawn where there is none. */
export async function TwinsCard({ ctx, detail }: { ctx: Ctx; detail: LeadDetail }) {
  const { lead, may, view } = detail
  if (view.masked) return null
  const twins = await listTwins(ctx, { id: lead.id })
  if (twins.length === 0 && !detail.duplicateOf) return null
  const mayMerge = can(ctx.roles, "patients.merge") !== null
  return (
    <Card title={t("Perhaps double")} id="twins">
      {detail.duplicateOf && (
        <p className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-2">
          {t("Archived as a second lead of")}{" "}
          <Link href={`/leads/${detail.duplicateOf}`} className="text-accent hover:underline">
            {t("the one that goes on")}
          </Link>
          {may.work && <ReopenDuplicate id={lead.id} />}
        </p>
      )}
      <ul className="grid gap-2.5">
        {twins.map((twin) => (
          <li key={`${twin.patient.id} ${twin.lead?.id}`} className="grid gap-1 text-sm">
            <Named twin={twin} />
            <span className="text-xs text-ink-3">{t(TWIN_REASONS[twin.because])}</span>
            <span className="flex flex-wrap items-center gap-2">
              {twin.lead && may.work && !detail.duplicateOf && (
                <CloseDuplicate id={lead.id} of={{ id: twin.lead.id, name: twin.patient.name }} />
              )}
              {twin.because !== "same" && mayMerge && (
                <Link
                  href={`/patients/${detail.patient.id}/merge?with=${twin.patient.id}`}
                  className="text-xs text-accent hover:underline"
                >
                  {t("Compare and merge")}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const Named = ({ twin: { patient, lead } }: { twin: LeadTwin }) =>
  lead ? (
    <span className="flex flex-wrap items-center gap-x-2">
      <Link href={`/leads/${lead.id}`} className="min-w-0 text-ink hover:text-accent hover:underline">
        <PatientText>{patient.name}</PatientText>
      </Link>
      <StatusBadge kind="lead" value={lead.status} look="plain" />
      <span className="text-xs text-ink-3">
        <Time value={lead.at} />
      </span>
    </span>
  ) : (
    <Link href={`/patients/${patient.id}`} className="min-w-0 text-ink hover:text-accent hover:underline">
      <PatientText>{patient.name}</PatientText>
    </Link>
  )
