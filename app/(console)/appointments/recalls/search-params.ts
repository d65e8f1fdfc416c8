import { RecallFilters } from "@/lib/recalls/schema"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = ["tab", "q", "service", "owner", "cursor"] as const

/** What an address asks of the board; what is not understood is left out, so that an old link still shows one. */
export function boardFilters(params: Params, masked: boolean): RecallFilters {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (value && RecallFilters.shape[name].safeParse(value).success) filters[name] = value
  }
  if (masked) delete filters.q
  return RecallFilters.parse(filters)
}
