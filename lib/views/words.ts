import { RUN_FILTERS } from "@/lib/jobs/words"

/** The lists that keep views, and the filters a view of each holds: a place in a list, or a search for a person, is none. */
export const VIEW_PAGES = {
  "/jobs": RUN_FILTERS,
} as const satisfies Record<string, readonly string[]>

export type ViewPage = keyof typeof VIEW_PAGES
export const VIEW_PAGE_NAMES = Object.keys(VIEW_PAGES) as [ViewPage, ...ViewPage[]]

export const MOST_VIEWS = 30
