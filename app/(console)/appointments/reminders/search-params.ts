import { isInstant } from "@/lib/inputs"
import { DayInput } from "@/lib/reminders/schema"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = ["on", "show", "cursor"] as const

/** Which day and what of it; what is not understood is left out, so that an old link still shows a day. */
export function dayFilters(params: Params): Record<string, string> {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (value && DayInput.shape[name].safeParse(value).success) filters[name] = value
  }
  if (filters.cursor && !isCursor(filters.cursor)) delete filters.cursor
  return filters
}

function isCursor(text: string): boolean {
  try {
    const [of, value] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
    return of === "reminders" && isInstant(value)
  } catch {
    return false
  }
}
