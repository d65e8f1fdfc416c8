import { ArrivalsInput } from "@/lib/appointments/arrivals"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = ["on", "practitioner", "room"] as const

/** The day and whose; what is not understood is left out, so that an old link still shows a day. */
export function dayParams(params: Params): Record<string, string> {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (value && ArrivalsInput.shape[name].safeParse(value).success) filters[name] = value
  }
  return filters
}
