import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import type { Ctx } from "@/lib/ctx"
import { loadToday } from "@/lib/today/load"
import { TodayBoard } from "./today-board"

const CircleHelp = icon("circle-question-mark")

export async function TodayView({ ctx }: { ctx: Ctx }) {
  const today = await loadToday(ctx)
  if (!today.leads && !today.software && !today.webhooks && !today.tasks?.rows.length)
    return (
      <EmptyState icon={<CircleHelp />} title="Nobody is linked to you yet">
        When an admin links you to a patient, that patient's day stands here: what is fine, what needs
        attention, and what is an emergency.
      </EmptyState>
    )
  return <TodayBoard first={today} />
}
