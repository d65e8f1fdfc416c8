"use client"

import { useTimeZone } from "@/components/clock"
import { Button } from "@/components/ui/button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import type { FreeSlot } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { clockTime, longDay, toDate } from "@/lib/time"
import { conflictWords } from "../words"
import type { Ask } from "./use-moving"

type Props = {
  ask: Ask
  onAnyway: () => void
  onOther: (slot: FreeSlot) => void
  onClose: () => void
}

/** Before it is put where something speaks against it; or after somebody else was there first, with what can be had. */
export function MoveDialog({ ask, onAnyway, onOther, onClose }: Props) {
  const timeZone = useTimeZone()
  const { conflicts, others, moving, place } = ask
  const canBeWaved = conflicts.every((one) => one.canBeWaved)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={canBeWaved ? t("Put it there anyway?") : t("Somebody was faster")}
        description={
          <>
            <bdi data-patient="">{moving.appointment.patient.name}</bdi>: {place}
          </>
        }
        footer={
          <>
            <Button onClick={onClose}>{t("Leave it where it was")}</Button>
            {canBeWaved && (
              <Button variant="primary" onClick={onAnyway}>
                {t("Put it there")}
              </Button>
            )}
          </>
        }
      >
        <ul className="grid gap-1 text-sm text-ink-2">
          {conflicts.map((one) => (
            <li key={one.conflict}>{conflictWords(one)}</li>
          ))}
        </ul>
        {!canBeWaved && others.length > 0 && (
          <>
            <h3 className="mt-4 mb-1.5 text-xs font-medium text-ink-3">{t("Free instead")}</h3>
            <ul className="grid gap-1.5">
              {others.map((slot) => (
                <li key={`${slot.startsAt} ${slot.practitionerId}`}>
                  <Button className="w-full justify-start" onClick={() => onOther(slot)}>
                    {longDay(toDate(slot.startsAt), timeZone)}, {clockTime(toDate(slot.startsAt), timeZone)} ·{" "}
                    {slot.practitioner}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </DialogContent>
    </Dialog>
  )
}
