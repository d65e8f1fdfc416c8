"use client"

import { later } from "@/components/ui/later"
import type { BookingStart } from "../components/booking/booking-start"

export type Panel = { kind: "sheet"; id: string } | { kind: "book"; start: BookingStart }

const AppointmentSheet = later(() =>
  import("../components/appointment-sheet").then((file) => file.AppointmentSheet),
)
const BookingPanel = later(() =>
  import("../components/booking/booking-panel").then((file) => file.BookingPanel),
)

/** What opens beside the calendar; its code comes then. */
export function Panels({ panel, onClose }: { panel: Panel | null; onClose: () => void }) {
  if (!panel) return null
  return panel.kind === "sheet" ? (
    <AppointmentSheet id={panel.id} onClose={onClose} />
  ) : (
    <BookingPanel start={panel.start} onClose={onClose} />
  )
}
