import { Suspense } from "react"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { LiveRefresh } from "@/components/live"
import { Skeleton } from "@/components/ui/skeleton"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { seesArrivals } from "@/lib/today/care"
import { loadBeside, loadToday } from "@/lib/today/load"
import type { Beside } from "@/lib/today/schema"
import { BesideBelow } from "./beside-below"
import { BesideTop } from "./beside-top"
import { CareToday, Door } from "./care/care-today"
import { Doubles } from "./doubles"
import { OperationsToday } from "./operations-today"
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
  const onBoard = new Set(today.leads?.view.work ? today.leads.free.map((lead) => lead.id) : [])
  return (
    <div className="grid gap-6">
      <LiveRefresh
        topics={["handover", "urgent", "rota", "access", "schedule", "deployment", "incident", "backup"]}
      />
      <BesideTop beside={beside} onBoard={onBoard} />
      <Suspense fallback={seesArrivals(ctx) ? <Skeleton className="h-96 rounded-lg" /> : null}>
        <Door ctx={ctx} />
      </Suspense>
      <TodayBoard first={today} lookedAfter={lookedAfter(beside)} />
      {can(ctx.roles, "appointments.read") && (
        <Suspense fallback={<Skeleton className="h-44 rounded-lg" />}>
          <CareToday ctx={ctx} />
        </Suspense>
      )}
      {can(ctx.roles, "leads.work")?.scope === "all" && (
        <Suspense fallback={null}>
          <Doubles ctx={ctx} />
        </Suspense>
      )}
      {can(ctx.roles, "deployments.read") && (
        <Suspense fallback={<Skeleton className="h-40 rounded-lg" />}>
          <OperationsToday ctx={ctx} />
        </Suspense>
      )}
      <BesideBelow beside={beside} today={today} />
    </div>
  )
}

/** By lead: who looks after its urgent case though nobody took the lead. */
const lookedAfter = ({ urgent }: Beside): Record<string, string> =>
  Object.fromEntries(
    (urgent ?? []).flatMap(({ leadId, acknowledgedBy }) =>
      acknowledgedBy ? [[leadId, acknowledgedBy.name]] : [],
    ),
  )
