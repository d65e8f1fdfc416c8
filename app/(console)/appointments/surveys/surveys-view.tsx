import { listPickers } from "@/lib/appointments/pickers"
import type { Ctx } from "@/lib/ctx"
import { listSurveys } from "@/lib/surveys/list"
import type { SurveyFilters } from "@/lib/surveys/schema"
import { SurveysTable } from "./surveys-table"

export async function SurveysView({ ctx, filters }: { ctx: Ctx; filters: SurveyFilters }) {
  const [page, pickers] = await Promise.all([listSurveys(ctx, filters), listPickers(ctx, {})])
  return (
    <SurveysTable
      page={page}
      tab={filters.tab}
      practitioners={pickers.practitioners.map(({ id, name }) => ({ value: id, label: name }))}
      isFiltered={Boolean(filters.practitioner)}
    />
  )
}
