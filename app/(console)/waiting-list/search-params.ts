import { EntryFilters } from "@/lib/waiting-list/schema"

export type Params = Record<string, string | string[] | undefined>
export const TABS = ["waiting", "offers", "slots", "ended"] as const
export type Tab = (typeof TABS)[number]

const first = (value: string | string[] | undefined) => [value].flat()[0]?.trim() || undefined

export const tabOf = (params: Params): Tab => TABS.find((tab) => tab === first(params.tab)) ?? "waiting"
export const cursorOf = (params: Params): { cursor?: string } => {
  const cursor = first(params.cursor)
  return cursor ? { cursor } : {}
}

/** What an address asks of the list; what is not understood is left out, so that an old link still shows one. */
export function entryFilters(params: Params): EntryFilters {
  const known = Object.entries(EntryFilters.shape).flatMap(([name, field]) => {
    const value = first(params[name])
    return value && field.safeParse(value).success ? [[name, value]] : []
  })
  return EntryFilters.parse(Object.fromEntries(known))
}
