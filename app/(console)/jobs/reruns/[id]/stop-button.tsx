"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"

import { t, tn } from "@/lib/say"
import { stop } from "../../rerun-actions"

const Ban = icon("ban")

export function StopButton({ id, left }: { id: string; left?: number }) {
  return (
    <ActionDialog
      trigger={
        <Button icon={<Ban aria-hidden="true" />}>
          {left === undefined ? t("Stop the rerun") : t("Stop")}
        </Button>
      }
      title={t("Stop this rerun")}
      description={
        left === 0
          ? t("All its runs have begun. They go on to their end.")
          : left === undefined
            ? t("What has not begun will not be started. Those that run go on to their end.")
            : tn(
                left,
                "{n} run will not be started. Those that run go on to their end.",
                "{n} runs will not be started. Those that run go on to their end.",
              )
      }
      action={stop}
      hidden={{ id }}
      reason={{ label: t("Why stop it?") }}
      confirm={t("Stop")}
      danger
      done={t("Stopped")}
    />
  )
}
