"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { stop } from "../../actions"

export function StopButton({ id }: { id: string }) {
  return (
    <ActionDialog
      trigger={<Button>{t("Offer it to nobody else")}</Button>}
      title={t("Offer this time to nobody else?")}
      description={t(
        "An answer that is awaited is awaited no more, and the time is free for whoever is booked.",
      )}
      action={stop}
      hidden={{ id }}
      confirm={t("Offer it to nobody else")}
      done={t("The time is offered to nobody else")}
    />
  )
}
