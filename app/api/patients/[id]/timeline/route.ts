import { listPatientTimeline } from "@/lib/leads/patient-timeline"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>((ctx, { params, search }) =>
  listPatientTimeline(ctx, { ...search, id: params.id }),
)
