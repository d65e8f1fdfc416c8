"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import type { RunDetail } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { cancel } from "../../actions"

const Ban = icon("ban")

export function CancelButton({ run }: { run: RunDetail }) {
  return (
    <ActionDialog
      trigger={<Button icon={<Ban aria-hidden="true" />}>{t("Cancel run")}</Button>}
      title={t("Cancel this run")}
      description={t(
        "It takes no further step. A step under way is not stopped, but its result is dropped. It can be rerun later.",
      )}
      action={cancel}
      hidden={{ id: run.id }}
      reason={{ label: t("Why cancel it?") }}
      confirm={t("Cancel run")}
      danger
      done={t("Cancelled")}
    />
  )
}
