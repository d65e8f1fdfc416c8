import { can, type Role } from "@/lib/can"
import { isCursorOf } from "@/lib/leads/list-sql"
import { LeadFilters, type LeadFiltersInput } from "@/lib/leads/schema"
import { DEFAULT_SORT } from "@/lib/leads/words"

export type Params = Record<string, string | string[] | undefined>
type Words = Record<string, string>

const FIELDS = [
  "q",
  "status",
  "classification",
  "urgency",
  "owner",
  "source",
  "campaign",
  "language",
  "service",
  "duplicates",
  "due",
  "since",
  "until",
  "reached",
  "patient",
  "sort",
  "cursor",
] as const

/**
 * What an address asks, as far as it can be understood and the roles may ask it. What cannot is left out and named, so
 * that an old or mistyped link still shows a list.
 */
export function filtersOf(params: Params, roles: readonly Role[]): { filters: Words; dropped: string[] } {
  const filters: Words = {}
  const dropped: string[] = []
  for (const name of FIELDS) {
    const value = [params[name]].flat()[0]?.trim()
    if (!value) continue
    if (LeadFilters.shape[name].safeParse(value).success && isAllowed(name, value, roles))
      filters[name] = value
    else dropped.push(name)
  }
  const sort = LeadFilters.shape.sort.parse(filters.sort)
  if (filters.cursor && !isCursorOf(filters.cursor, sort)) delete filters.cursor
  return { filters, dropped }
}

/** The same words as the operation's input; each was tried by its schema above. */
export const asInput = (filters: Words): LeadFiltersInput => filters

function isAllowed(name: string, value: string, roles: readonly Role[]): boolean {
  if (name === "q" || name === "campaign" || name === "duplicates" || name === "service")
    return can(roles, "leads.read")?.scope !== "masked"
  const tellsScore =
    name === "classification" ||
    (name === "sort" && /(score|dueAt)$/.test(value)) ||
    (name === "due" && value !== "waiting")
  return !tellsScore || can(roles, "leads.score.read") !== null
}

export const isFiltered = (filters: Words): boolean =>
  Object.keys(filters).some((name) => name !== "sort" && name !== "cursor")

export const sortOf = (filters: Words): string => filters.sort ?? DEFAULT_SORT

export const apiPath = (filters: Words, part = ""): string => {
  const query = new URLSearchParams(filters).toString()
  return query ? `/api/leads${part}?${query}` : `/api/leads${part}`
}

/** What matches, wherever in it one stands: for counts, the board, exports and changes of all. */
export const withoutPlace = ({ cursor: _, ...filters }: Words): Words => filters

/** The leads by status beside one another, in place of the table. */
export const isBoard = (params: Params): boolean => [params.view].flat()[0] === "board"
