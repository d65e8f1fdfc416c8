"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { ShiftView } from "@/lib/rota/schema"
import { t } from "@/lib/say"
import { cancel } from "./actions"

/** Off the rota: this shift, or with those made together with it from here on. */
export function CancelShift({ shift, onDone }: { shift: ShiftView; onDone: () => void }) {
  const { send, pending } = useAction(cancel, { loud: true, done: t("Taken off the rota."), onDone })
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" variant="danger" pending={pending} onClick={() => send({ id: shift.id })}>
        {t("Cancel this shift")}
      </Button>
      {shift.isSeries && (
        <Button
          size="sm"
          variant="danger"
          pending={pending}
          onClick={() => send({ id: shift.id, series: "on" })}
        >
          {t("And all weeks after it")}
        </Button>
      )}
    </span>
  )
}
