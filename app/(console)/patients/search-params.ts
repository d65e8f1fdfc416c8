import { readPlace } from "@/lib/cursor"
import { acceptsPlace } from "@/lib/patients/list-sql"
import { PatientFilters, type PatientFiltersInput } from "@/lib/patients/schema"
import { DEFAULT_PATIENT_SORT } from "@/lib/patients/words"

export type Params = Record<string, string | string[] | undefined>
type Words = Record<string, string>

const FIELDS = ["q", "source", "language", "lead", "sort", "cursor"] as const

/** What an address asks, as far as it is understood and a masked view may ask it; the rest is named. */
export function filtersOf(params: Params, masked: boolean): { filters: Words; dropped: string[] } {
  const filters: Words = {}
  const dropped: string[] = []
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (!value) continue
    const isOpen = !masked || !(name === "q" || (name === "sort" && value.endsWith("name")))
    if (isOpen && PatientFilters.shape[name].safeParse(value).success) filters[name] = value
    else dropped.push(name)
  }
  const sort = PatientFilters.shape.sort.parse(filters.sort)
  if (filters.cursor && !isPlace(filters.cursor, sort)) delete filters.cursor
  return { filters, dropped }
}

function isPlace(text: string, sort: PatientFilters["sort"]): boolean {
  try {
    readPlace(text, sort, acceptsPlace(sort))
    return true
  } catch {
    return false
  }
}

/** The same words as the operation's input; each was tried by its schema above. */
export const asInput = (filters: Words): PatientFiltersInput => filters
export const isFiltered = (filters: Words): boolean =>
  Object.keys(filters).some((name) => name !== "sort" && name !== "cursor")
export const sortOf = (filters: Words): string => filters.sort ?? DEFAULT_PATIENT_SORT
export const apiPath = (filters: Words): string => {
  const query = new URLSearchParams(filters).toString()
  return query ? `/api/patients?${query}` : "/api/patients"
}
