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
import { BesideTop } from "./beside-top"
import { CareToday, Door } from "./care/care-today"
import { Doubles } from "./doubles"
import { OperationsToday } from "./operations-today"
import { beginningOf, type Drawn } from "./parts"
import { Promises } from "./promises"
import { TaskKinds } from "./task-kinds"
import { TodayBoard } from "./today-board"
import { TrustToday } from "./trust-today"

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
  const { kinds, trust, gaps, machine } = beside
  const drawn: Drawn = {
    door: seesArrivals(ctx) && (
      <Suspense fallback={<Skeleton className="h-96 rounded-lg" />}>
        <Door ctx={ctx} />
      </Suspense>
    ),
    care: can(ctx.roles, "appointments.read") && (
      <Suspense fallback={<Skeleton className="h-44 rounded-lg" />}>
        <CareToday ctx={ctx} />
      </Suspense>
    ),
    doubles: can(ctx.roles, "leads.work")?.scope === "all" && (
      <Suspense fallback={null}>
        <Doubles ctx={ctx} />
      </Suspense>
    ),
    operations: can(ctx.roles, "deployments.read") && (
      <Suspense fallback={<Skeleton className="h-40 rounded-lg" />}>
        <OperationsToday ctx={ctx} />
      </Suspense>
    ),
    kinds: kinds && <TaskKinds kinds={kinds} />,
    promises: (gaps || machine) && <Promises beside={beside} today={today} />,
    trust: trust && <TrustToday trust={trust} />,
  }
  return (
    <div className="grid gap-6">
      <LiveRefresh
        topics={["handover", "urgent", "rota", "access", "schedule", "deployment", "incident", "backup"]}
      />
      <BesideTop beside={beside} onBoard={onBoard} />
      <TodayBoard
        first={today}
        lookedAfter={lookedAfter(beside)}
        beginning={beginningOf(ctx.roles)}
        drawn={drawn}
      />
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
