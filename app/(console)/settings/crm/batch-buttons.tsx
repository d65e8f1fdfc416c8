"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t, tn } from "@/lib/say"
import { stopWriting, writeAll } from "./actions"

export function StartBatch({ patients, basis }: { patients: number; basis: string }) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Write everybody")}</Button>}
      title={t("Write everybody into HubSpot")}
      description={
        <>
          {tn(
            patients,
            "{n} patient is gone through, a hundred at a time. Who said no to sharing, was deleted or erased there, or has neither number nor e-mail address is left out.",
            "{n} patients are gone through, a hundred at a time. Who said no to sharing, was deleted or erased there, or has neither number nor e-mail address is left out.",
          )}{" "}
          {t("People who were never asked about sharing")}: {basis}.
        </>
      }
      action={writeAll}
      reason={{ required: true }}
      confirm={t("Write everybody")}
      done={t("It has begun")}
    />
  )
}

export function StopBatch({ id }: { id: string }) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Stop")}</Button>}
      title={t("Stop writing everybody")}
      description={t("What is written stays there. The portion under way is the last.")}
      action={stopWriting}
      hidden={{ id }}
      confirm={t("Stop")}
      danger
      done={t("It is stopped")}
    />
  )
}
