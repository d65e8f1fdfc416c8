"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import type { Selection } from "@/components/table/selection"
import { Button } from "@/components/ui/button"
import type { RunCount } from "@/lib/jobs/schema"
import { RerunDialog, reachForRerun } from "./rerun-dialog"

const RotateCcw = icon("rotate-ccw")

/** What can be done with the chosen runs, or with all that match the filters (`selection.all`). */
export type RerunBarProps = {
  selection: Selection
  /** As the list was asked for them: what RunFilters takes, without a cursor. */
  filters: Record<string, string>
  total: RunCount
}

export function RerunBar({ selection, filters, total }: RerunBarProps) {
  const [open, setOpen] = useState(false)
  const { all, ids, count, clear } = selection
  const many = all && total.isEstimate ? "all that match" : count.toLocaleString("en-GB")
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<RotateCcw aria-hidden="true" />}
        onPointerEnter={reachForRerun}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        {`Rerun ${many}…`}
      </Button>
      <RerunDialog
        key={all ? "all" : ids.join()}
        open={open}
        onOpenChange={setOpen}
        chosen={all ? { scope: "match", filters } : { scope: "selected", ids }}
        from={filters.status === "failed" || filters.dead ? "failed_step" : "start"}
        title={all ? "Rerun all that match" : count === 1 ? "Rerun 1 run" : `Rerun ${count} runs`}
        onDone={clear}
      />
    </>
  )
}
