"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import type { Selection } from "@/components/table/selection"
import { Button } from "@/components/ui/button"
import type { RunCount } from "@/lib/jobs/schema"
import { locale, t, tn } from "@/lib/say"
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
  const isUncounted = all && total.isEstimate
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
        {isUncounted ? t("Rerun all that match…") : t("Rerun {n}…", { n: count.toLocaleString(locale()) })}
      </Button>
      <RerunDialog
        key={all ? "all" : ids.join()}
        open={open}
        onOpenChange={setOpen}
        chosen={all ? { scope: "match", filters } : { scope: "selected", ids }}
        from={filters.status === "failed" || filters.dead ? "failed_step" : "start"}
        title={all ? t("Rerun all that match") : tn(count, "Rerun {n} run", "Rerun {n} runs")}
        onDone={clear}
      />
    </>
  )
}
