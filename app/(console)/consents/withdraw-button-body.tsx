"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { PURPOSE_ALLOWS, PURPOSES, type Purpose } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { withdraw } from "./actions"

/** One press and one yes, and never a reason. */
export function WithdrawButtonBody({ patientId, purpose }: { patientId: string; purpose: Purpose }) {
  const name = t(PURPOSES[purpose])
  return (
    <span className="-my-1 -mr-2 justify-self-end">
      <ActionDialog
        trigger={
          <Button size="sm" variant="ghost" aria-label={t("Take back: {purpose}", { purpose: name })}>
            {t("Take back")}
          </Button>
        }
        title={t("Take back: {purpose}", { purpose: name })}
        description={
          <>
            {t("It counts at once: nothing that needs it leaves after it, also what is queued already.")}{" "}
            {t("No more: {what}", { what: t(PURPOSE_ALLOWS[purpose]) })}
          </>
        }
        action={withdraw}
        hidden={{ patientId, purpose }}
        confirm={t("Take back")}
        danger
        done={t("Taken back. It counts from now on.")}
      />
    </span>
  )
}
