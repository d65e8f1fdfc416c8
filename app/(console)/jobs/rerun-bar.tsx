"use client"

import type { Selection } from "@/components/table/selection"
import type { RunCount } from "@/lib/jobs/schema"

/** What can be done with the chosen runs, or with all that match the filters (`selection.all`). */
export type RerunBarProps = {
  selection: Selection
  /** As the list was asked for them: what RunFilters takes, without a cursor. */
  filters: Record<string, string>
  total: RunCount
}

export function RerunBar(_: RerunBarProps) {
  return null
}
