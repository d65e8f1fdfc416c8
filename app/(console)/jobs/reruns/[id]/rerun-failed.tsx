"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { RerunDialog, reachForRerun } from "../../rerun-dialog"

const RotateCcw = icon("rotate-ccw")

/** What failed once more, tried again: the new runs, from where they failed. */
export function RerunFailed({ id, failed }: { id: string; failed: number }) {
  const [open, setOpen] = useState(false)
  if (failed === 0) return null
  const title =
    failed === 1 ? t("Rerun the one that failed again") : t("Rerun the {n} that failed again", { n: failed })
  return (
    <>
      <Button
        variant="primary"
        icon={<RotateCcw aria-hidden="true" />}
        onPointerEnter={reachForRerun}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        {title}
      </Button>
      <RerunDialog
        open={open}
        onOpenChange={setOpen}
        chosen={{ scope: "match", filters: { rerun: id, status: "failed" } }}
        from="failed_step"
        title={title}
      />
    </>
  )
}
