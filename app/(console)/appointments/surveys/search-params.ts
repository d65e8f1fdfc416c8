import { SurveyFilters } from "@/lib/surveys/schema"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = ["tab", "practitioner", "cursor"] as const

/** What an address asks of the list; what is not understood is left out, so that an old link still shows one. */
export function surveyFilters(params: Params): SurveyFilters {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (value && SurveyFilters.shape[name].safeParse(value).success) filters[name] = value
  }
  return SurveyFilters.parse(filters)
}
