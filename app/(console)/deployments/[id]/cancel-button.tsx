"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { cancel } from "../actions"

const Ban = icon("ban")

export function CancelButton({ id }: { id: string }) {
  return (
    <ActionDialog
      trigger={<Button icon={<Ban aria-hidden="true" />}>{t("Cancel…")}</Button>}
      title={t("Cancel this deployment")}
      description={t(
        "What has not begun is left out. What was put there already is taken back: what ran before is brought back, waited for and tested.",
      )}
      action={cancel}
      hidden={{ id }}
      reason={{ label: t("Why cancel it?"), required: false }}
      confirm={t("Cancel the deployment")}
      danger
      done={t("It is being cancelled")}
    />
  )
}
