import type { Ctx } from "@/lib/ctx"
import { noShowFigures } from "@/lib/no-shows/figures"
import { recallFigures } from "@/lib/recalls/figures"
import { addDays, today } from "@/lib/reports/days"
import type { VisitFigures } from "@/lib/reports/visit-tables"
import { surveyFigures } from "@/lib/surveys/figures"

/** What visits of a period came to: each asked for through its own door. */
export async function readVisits(
  ctx: Ctx,
  { days, from, to }: { days?: number; from?: string; to?: string },
): Promise<VisitFigures & { from: string; to: string }> {
  const last = to ?? today(ctx.now, ctx.clinic.timeZone)
  const period = { from: from ?? addDays(last, 1 - (days ?? 30)), to: last }
  const [noShows, recalls, surveys] = await Promise.all([
    noShowFigures(ctx, period),
    recallFigures(ctx, period),
    surveyFigures(ctx, period),
  ])
  return { ...period, noShows, recalls, surveys }
}
