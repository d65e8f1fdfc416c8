import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { LiveRefresh } from "@/components/live"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { loadBeside, loadToday } from "@/lib/today/load"
import { BesideBelow } from "./beside-below"
import { BesideTop } from "./beside-top"
import { TodayBoard } from "./today-board"

const CircleHelp = icon("circle-question-mark")

export async function TodayView({ ctx }: { ctx: Ctx }) {
  const [today, beside] = await Promise.all([loadToday(ctx), loadBeside(ctx)])
  if (!today.leads && !today.software && !today.webhooks && !today.tasks?.rows.length)
    return (
      <EmptyState icon={<CircleHelp />} title={t("Nobody is linked to you yet")}>
        {t(
          "When an admin links you to a patient, that patient's day stands here: what is fine, what needs attention, and what is an emergency.",
        )}
      </EmptyState>
    )
  return (
    <div className="grid gap-6">
      <LiveRefresh topics={["handover", "urgent", "rota", "access", "schedule"]} />
      <BesideTop beside={beside} />
      <TodayBoard first={today} />
      <BesideBelow beside={beside} today={today} />
    </div>
  )
}
