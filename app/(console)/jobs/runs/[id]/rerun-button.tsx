"use client"

import { useState } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { Button, ButtonLink } from "@/components/ui/button"
import type { RunDetail } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { RerunDialog, reachForRerun } from "../../rerun-dialog"

const RotateCcw = icon("rotate-ccw")

/** A new run from the same event; `e` opens it. */
export function RerunButton({
  run,
}: {
  run: Pick<RunDetail, "id" | "functionId" | "status" | "event" | "scheduleId">
}) {
  const [open, setOpen] = useState(false)
  useHotkeys({ e: () => setOpen(true) }, run.event !== null && !run.scheduleId)
  if (run.scheduleId)
    return (
      <ButtonLink href={`/jobs/schedules/${run.scheduleId}`} icon={<RotateCcw aria-hidden="true" />}>
        {t("Run its schedule now")}
      </ButtonLink>
    )
  if (!run.event) {
    return (
      <Button
        icon={<RotateCcw aria-hidden="true" />}
        disabledReason={t("Its event is no longer kept")}
        className="tip-end"
      >
        {t("Rerun")}
      </Button>
    )
  }
  return (
    <>
      <Button
        variant={run.status === "failed" ? "primary" : "secondary"}
        icon={<RotateCcw aria-hidden="true" />}
        onPointerEnter={reachForRerun}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        {t("Rerun")}
      </Button>
      <RerunDialog
        open={open}
        onOpenChange={setOpen}
        chosen={{ scope: "selected", ids: [run.id] }}
        from={run.status === "failed" ? "failed_step" : "start"}
        title={t("Rerun {name}", { name: run.functionId })}
        stays
      />
    </>
  )
}
