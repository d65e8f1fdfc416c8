"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { accept, decline, takeBack } from "./actions"
import { DeclineCauses } from "./decline-causes"

/** What a colleague does with an answer that came by telephone, or at the desk. */
export function OfferActions({ id }: { id: string }) {
  const { pending, send } = useAction(accept, {
    loud: true,
    onDone: ({ appointmentId, gaveBackId }) => {
      if (!appointmentId)
        toast.error({
          title: t("That time was lost meanwhile"),
          description: t("Nothing was moved. They wait on: offer them another one."),
        })
      else toast.success(t(gaveBackId ? "Booked. Their later appointment is free again." : "Booked"))
    },
  })
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" pending={pending} onClick={() => send({ id })}>
        {t("They take it")}
      </Button>
      <DeclineCauses id={id} action={decline} trigger={<Button size="sm">{t("They decline")}</Button>} />
      <ActionDialog
        trigger={
          <Button size="sm" variant="ghost">
            {t("Take back")}
          </Button>
        }
        title={t("Take the offer back?")}
        description={t("The time goes to whoever is next. They stay on the list.")}
        action={takeBack}
        hidden={{ id }}
        confirm={t("Take back")}
        done={t("Taken back")}
      />
    </div>
  )
}
