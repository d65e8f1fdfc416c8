import { Suspense } from "react"
import { AddNote } from "@/components/add-note"
import { TimelineSkeleton } from "@/components/timeline-skeleton"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import type { LeadDetail } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { addNote } from "../actions"
import { LeadTimeline } from "./lead-timeline"

/** The lead's one story, and the place to add to it. */
export function TimelineCard({ ctx, detail }: { ctx: Ctx; detail: LeadDetail }) {
  return (
    <Card title={t("Timeline")} id="timeline">
      {detail.may.work && (
        <AddNote
          action={addNote}
          id={detail.lead.id}
          label={t("Note for colleagues")}
          placeholder={t("What the next one should know. Patients never see it.")}
        />
      )}
      <Suspense fallback={<TimelineSkeleton />}>
        <LeadTimeline ctx={ctx} detail={detail} />
      </Suspense>
    </Card>
  )
}
