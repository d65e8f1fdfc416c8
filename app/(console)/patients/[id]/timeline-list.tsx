"use client"

import { PagedTimeline } from "@/components/paged-timeline"
import type { PatientTimelinePage } from "@/lib/leads/patient-timeline-items"
import { PatientTimelineEntry } from "./timeline-entry"

export function PatientTimelineList({ patientId, first }: { patientId: string; first: PatientTimelinePage }) {
  return (
    <PagedTimeline
      path={`/api/patients/${patientId}/timeline`}
      first={first}
      draw={(item) => <PatientTimelineEntry key={`${item.kind} ${item.id}`} item={item} />}
    />
  )
}
