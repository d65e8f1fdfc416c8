"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import type { Whom } from "@/lib/crm/whom"
import { locale, t, tn } from "@/lib/say"
import { stopWriting, writeAll } from "./actions"

type Given = { patients: number; whom: Whom | null; basis: string }

export function StartBatch({ patients, whom, basis }: Given) {
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
          {t("People who were never asked about sharing")}: {basis}.{whom && ` ${whomText(whom)}`}
        </>
      }
      action={writeAll}
      reason={{ required: true }}
      confirm={t("Write everybody")}
      done={t("It has begun")}
    />
  )
}

function whomText({ consent, own_records, ...others }: Whom): string {
  const number = (n: number) => n.toLocaleString(locale())
  const counts = {
    agreed: number(consent),
    own: number(own_records),
    refused: number(others.sharing_not_agreed),
    gone: number(others.deleted_there + others.erased_there),
    restricted: number(others.restricted),
    unknown: number(others.no_address),
  }
  return t(
    "As it stands: {agreed} because they agreed, {own} who were never asked; left out {refused} without agreement, {gone} deleted or erased there, {restricted} whose data is restricted, {unknown} without number and e-mail address.",
    counts,
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
