import { isInstant } from "@/lib/inputs"
import { TaskFilters } from "@/lib/tasks/schema"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = ["tab", "q", "kind", "owner", "due", "cursor"] as const

const first = (value: string | string[] | undefined): string | undefined =>
  [value].flat()[0]?.trim() || undefined

/** What an address asks of the tasks; what is not understood is left out, so that an old link still shows a list. */
export function taskFilters(params: Params): Record<string, string> {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = first(params[name])
    if (value && TaskFilters.shape[name].safeParse(value).success) filters[name] = value
  }
  if (filters.cursor && !isCursor(filters.cursor, filters.tab === "done" ? "done" : "due"))
    delete filters.cursor
  return filters
}

export const openTask = (params: Params): string | undefined => first(params.task)

function isCursor(text: string, sort: string): boolean {
  try {
    const [of, value] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
    return of === sort && (value === null || isInstant(value))
  } catch {
    return false
  }
}
