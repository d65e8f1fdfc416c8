import { AppointmentFilters } from "@/lib/appointments/schema"
import { isInstant } from "@/lib/inputs"

export type Params = Record<string, string | string[] | undefined>

const FIELDS = [
  "tab",
  "q",
  "status",
  "practitioner",
  "room",
  "service",
  "patientId",
  "fromOn",
  "untilOn",
  "cursor",
] as const

/** What an address asks of the list; what is not understood is left out, so that an old link still shows one. */
export function listFilters(params: Params, masked: boolean): Record<string, string> {
  const filters: Record<string, string> = {}
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (value && AppointmentFilters.shape[name].safeParse(value).success) filters[name] = value
  }
  if (masked) delete filters.q
  if (filters.cursor && !isCursor(filters.cursor, filters.tab ?? "upcoming")) delete filters.cursor
  return filters
}

function isCursor(text: string, sort: string): boolean {
  try {
    const [of, value] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
    return of === sort && isInstant(value)
  } catch {
    return false
  }
}
