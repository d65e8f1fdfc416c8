"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { remove } from "./actions"

export function RemoveAbsence({ id, what }: { id: string; what: string }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("Take back: {what}", { what })}>
          {t("Take back")}
        </Button>
      }
      title={t("Take it back?")}
      description={t("{what}. The usual hours hold again, and these times can be booked.", { what })}
      action={remove}
      hidden={{ id }}
      confirm={t("Take back")}
      done={t("The usual hours hold again.")}
    />
  )
}
