"use client"

import { useState } from "react"
import { PatientText } from "@/components/patient-text"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { t } from "@/lib/say"
import type { BookingStart } from "./booking-start"
import { ChooseSlot } from "./choose-slot"
import { ConfirmSlot } from "./confirm-slot"
import { PatientPick } from "./patient-pick"
import type { Choice } from "./wish"
import { useWish } from "./wish"

type Props = {
  start: BookingStart
  onBooked?: (booked: { id: string }) => void
  onClose: () => void
}

/**
 * Whom, then when, then yes. The first free slot is chosen beforehand, so that Enter, Enter books it; what was chosen is
 * kept from others while the patient is asked.
 */
export function BookingPanel({ start, onBooked, onClose }: Props) {
  const [patient, setPatient] = useState(start.patient)
  const wishes = useWish(start)
  const [choice, setChoice] = useState<Choice | null>(null)
  const { startsAt, practitionerId, serviceId } = start
  // A time picked in the calendar needs no second choice, once it is known what for.
  const [given, setGiven] = useState(startsAt && practitionerId ? { startsAt, practitionerId } : null)
  const service = wishes.service
  const shown: Choice | null =
    choice ??
    (given && service && serviceId
      ? {
          ...given,
          serviceId: service.id,
          minutes: start.minutes,
          practitioner: wishes.nameOf(given.practitionerId),
        }
      : null)
  return (
    <Sheet open onOpenChange={(next) => !next && onClose()}>
      <SheetContent
        title={titleOf(start)}
        description={patient && <PatientText>{patient.name}</PatientText>}
        className="w-[min(100vw,30rem)]"
      >
        {!patient ? (
          <PatientPick onPick={setPatient} />
        ) : shown ? (
          <ConfirmSlot
            key={`${shown.startsAt} ${shown.practitionerId}`}
            start={start}
            patient={patient}
            choice={shown}
            wishes={wishes}
            onOther={setChoice}
            onBack={() => {
              setChoice(null)
              setGiven(null)
            }}
            onBooked={(booked) => {
              onClose()
              onBooked?.(booked)
            }}
          />
        ) : (
          <ChooseSlot wishes={wishes} fixed={given} onChoose={setChoice} />
        )}
      </SheetContent>
    </Sheet>
  )
}

function titleOf({ moveOf, rescheduleOf }: BookingStart): string {
  if (moveOf) return t("Move the appointment")
  return rescheduleOf ? t("Book another time") : t("Book an appointment")
}
