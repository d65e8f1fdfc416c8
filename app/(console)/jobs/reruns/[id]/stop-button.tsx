"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { runsOf } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { stop } from "../../rerun-actions"

const Ban = icon("ban")

export function StopButton({ id, left }: { id: string; left?: number }) {
  return (
    <ActionDialog
      trigger={
        <Button icon={<Ban aria-hidden="true" />}>{left === undefined ? "Stop the rerun" : "Stop"}</Button>
      }
      title={t("Stop this rerun")}
      description={
        left === 0
          ? "All its runs have begun. They go on to their end."
          : `${left === undefined ? "What has not begun" : runsOf(left)} will not be started. Those that run go on to their end.`
      }
      action={stop}
      hidden={{ id }}
      reason={{ label: "Why stop it?" }}
      confirm={t("Stop")}
      danger
      done={t("Stopped")}
    />
  )
}
