"use client"

import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { offer } from "../actions"
import { causeText } from "../reason-words"

type Props = { entryId: string; practitionerId: string; startsAt: string }

/** Keeps a time for somebody: asks by message, or while they are on the phone. */
export function OfferButtons(time: Props) {
  const { pending, send } = useAction(offer, {
    loud: true,
    onDone: (came) => {
      if (came.state === "offered") toast.success(t("The time is kept for them"))
      else if (came.state === "blocked")
        toast.warning({ title: t("No message could be sent"), description: causeText(came.because) })
      else toast.error({ title: t("That time was lost meanwhile"), description: t("Choose another one.") })
    },
  })
  return (
    <span className="flex gap-2">
      <Button size="sm" pending={pending} onClick={() => send({ ...time, way: "message" })}>
        {t("Ask by message")}
      </Button>
      <Button size="sm" variant="ghost" pending={pending} onClick={() => send({ ...time, way: "phone" })}>
        {t("On the phone")}
      </Button>
    </span>
  )
}
