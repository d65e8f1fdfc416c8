import { EmptyState } from "@/components/empty-state"
import type { Ctx } from "@/lib/ctx"
import { listPatientTimeline } from "@/lib/leads/patient-timeline"
import { t } from "@/lib/say"
import { PatientTimelineList } from "./timeline-list"

export async function PatientTimeline({ ctx, id }: { ctx: Ctx; id: string }) {
  const first = await listPatientTimeline(ctx, { id })
  if (first.items.length === 0)
    return (
      <EmptyState compact title={t("Nothing has happened yet")}>
        {t("Messages, notes, consents, tasks and changes appear here as they come.")}
      </EmptyState>
    )
  return <PatientTimelineList patientId={id} first={first} />
}
