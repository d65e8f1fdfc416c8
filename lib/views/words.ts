import { RUN_FILTERS } from "@/lib/jobs/words"
import { LEAD_VIEW_FILTERS } from "@/lib/leads/words"

/** The lists that keep views, and the filters a view of each holds: a place in a list, or a search for a person, is none. */
export const VIEW_PAGES = {
  "/leads": LEAD_VIEW_FILTERS,
  "/jobs": RUN_FILTERS,
} as const satisfies Record<string, readonly string[]>

export type ViewPage = keyof typeof VIEW_PAGES
export const VIEW_PAGE_NAMES = Object.keys(VIEW_PAGES) as [ViewPage, ...ViewPage[]]

/** The tables whose columns are kept for each person. */
export const TABLES = ["leads", "patients", "runs", "tasks", "webhooks"] as const

export const MOST_VIEWS = 30
