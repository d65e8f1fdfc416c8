"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { startTimes, stopTimes } from "./actions"

type Props = {
  patientId: string
  leadId?: string
  /** What for; the first is proposed. */
  services: readonly { id: string; name: string }[]
}

/** Five free times go out as one message; the patient's number books. */
export function OfferTimes({ patientId, leadId, services }: Props) {
  const [key, setKey] = useState(newKey)
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost">
          {t("Offer times by message")}
        </Button>
      }
      title={t("Offer times by message")}
      description={t(
        "The patient gets five free times and answers with a number. The times are kept for 15 minutes; what is taken meanwhile is offered anew, never swapped.",
      )}
      action={startTimes}
      hidden={{ key, patientId, ...(leadId && { leadId }) }}
      confirm={t("Send the times")}
      done={t("The times are being sent.")}
      onDone={() => setKey(newKey())}
    >
      <label className="grid gap-1 text-sm">
        <span className="font-medium text-ink">{t("What for")}</span>
        <select name="serviceId" className="field-box select-box h-8 truncate pr-8 pl-2.5 text-sm">
          {services.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </ActionDialog>
  )
}

export function StopTimes({ id }: { id: string }) {
  const { send, pending } = useAction(stopTimes, {
    loud: true,
    done: t("Stopped. The times are free again."),
  })
  return (
    <Button size="sm" variant="ghost" pending={pending} onClick={() => send({ id })}>
      {t("Stop")}
    </Button>
  )
}
