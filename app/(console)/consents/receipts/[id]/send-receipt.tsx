"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { sendAgain } from "../../actions"

export function SendReceipt({ id }: { id: string }) {
  return (
    <ActionDialog
      trigger={<Button>{t("Send to the patient")}</Button>}
      title={t("Send the receipt")}
      description={t("The patient gets a link to it by message. A link given before ends.")}
      action={sendAgain}
      hidden={{ id }}
      confirm={t("Send")}
      done={t("The receipt is on its way.")}
    />
  )
}
