"use client"

import { useState } from "react"
import { useNow, useTimeZone } from "@/components/clock"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { isCheckInDay, isMovable, mayBecome, mayBeNoShow } from "@/lib/appointments/rules"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { MINUTE_MS, toDate } from "@/lib/time"
import type { BookingStart } from "./booking/booking-start"
import type { Deed } from "./deed-dialog"
import { useSteps } from "./use-steps"

const Ellipsis = icon("ellipsis")
const DoorOpen = icon("door-open")
const CircleCheck = icon("circle-check")
const Stethoscope = icon("stethoscope")
const CalendarPlus = icon("calendar-plus")

const DeedDialog = later(() => import("./deed-dialog").then((file) => file.DeedDialog))
const BookingPanel = later(() => import("./booking/booking-panel").then((file) => file.BookingPanel))

type Props = {
  row: AppointmentRow & { movedToId?: string | null }
  size?: "sm" | "md"
  /** Only the next step stands in the open; in a row of a board. */
  onBooked?: (booked: { id: string }) => void
}

/** The next step as a button, everything else in the menu. Nothing for who may only read. */
export function AppointmentActions({ row, size = "md", onBooked }: Props) {
  const steps = useSteps()
  const zone = useTimeZone()
  const now = toDate(useNow(MINUTE_MS))
  const [deed, setDeed] = useState<Deed | null>(null)
  const [booking, setBooking] = useState<BookingStart | null>(null)
  if (!row.may.write) return null
  const { status } = row
  const startsAt = toDate(row.startsAt)
  const today = isCheckInDay(startsAt, now, zone)
  const patient = { id: row.patient.id, name: row.patient.name }
  const again = (): BookingStart => ({
    patient,
    source: "member",
    serviceId: row.service.id,
    practitionerId: row.practitioner.id,
    rescheduleOf: row.id,
  })
  const move = (): BookingStart => ({
    ...again(),
    rescheduleOf: undefined,
    moveOf: { id: row.id, from: row.startsAt },
    minutes: Math.round((toDate(row.endsAt).getTime() - startsAt.getTime()) / MINUTE_MS),
  })
  const mayStep = row.may.steps === true
  const isAsked = mayStep || status === "requested"
  const may: Record<string, boolean> = {
    confirm: mayStep && status === "scheduled",
    checkIn: mayStep && status === "no_show" && today && !row.movedToId,
    start: mayStep && (status === "scheduled" || status === "confirmed") && today,
    complete: mayStep && status === "checked_in",
    noShow: mayStep && mayBeNoShow(status, startsAt, now),
    move: isAsked && isMovable(status),
    note: mayStep,
    back: mayStep && ["checked_in", "in_session", "completed", "no_show"].includes(status) && !row.movedToId,
    cancel: isAsked && mayBecome(status, "cancelled"),
  }
  const items: MenuItem[] = [
    { id: "confirm", label: t("They said they come"), onSelect: () => steps.confirm(row) },
    { id: "checkIn", label: t("Came after all"), onSelect: () => steps.checkIn(row) },
    { id: "start", label: t("Went straight in"), onSelect: () => steps.start(row) },
    { id: "complete", label: t("Complete…"), onSelect: () => setDeed("complete") },
    { id: "noShow", label: t("Did not come"), onSelect: () => steps.noShow(row) },
    { id: "move", label: t("Move to another time…"), onSelect: () => setBooking(move()) },
    {
      id: "note",
      label: row.note ? t("Change the note…") : t("Add a note…"),
      onSelect: () => setDeed("note"),
    },
    {
      id: "back",
      label: t("Take the last step back"),
      onSelect: () => steps.back(row, status as "checked_in"),
    },
    { id: "cancel", label: t("Cancel…"), danger: true, onSelect: () => setDeed("cancel") },
  ].filter((one) => may[one.id])
  const next = {
    requested: { label: t("Accept"), icon: <CircleCheck />, go: () => steps.accept(row) },
    scheduled: { label: t("Check in"), icon: <DoorOpen />, go: () => steps.checkIn(row) },
    confirmed: { label: t("Check in"), icon: <DoorOpen />, go: () => steps.checkIn(row) },
    checked_in: { label: t("Begin"), icon: <Stethoscope />, go: () => steps.start(row) },
    in_session: { label: t("Complete"), icon: <CircleCheck />, go: () => setDeed("complete") },
    no_show: { label: t("Book another time"), icon: <CalendarPlus />, go: () => setBooking(again()) },
    cancelled: { label: t("Book another time"), icon: <CalendarPlus />, go: () => setBooking(again()) },
    completed: null,
    rescheduled: null,
  }[status]
  const isShown =
    next &&
    mayStep &&
    !(row.movedToId && isOver(status)) &&
    (today || !["scheduled", "confirmed"].includes(status))
  return (
    <>
      {items.length > 0 && (
        <Menu
          trigger={
            <IconButton
              label={t("More for {name}", { name: patient.name })}
              icon={<Ellipsis />}
              size={size}
            />
          }
          items={items}
        />
      )}
      {isShown && (
        <Button
          data-next=""
          size={size}
          variant={isOver(status) ? "secondary" : "primary"}
          icon={next.icon}
          pending={steps.pending}
          onClick={next.go}
        >
          {next.label}
        </Button>
      )}
      {deed && (
        <DeedDialog key={deed} row={row} deed={deed} onOpenChange={(open) => !open && setDeed(null)} />
      )}
      {booking && <BookingPanel start={booking} onBooked={onBooked} onClose={() => setBooking(null)} />}
    </>
  )
}

const isOver = (status: AppointmentRow["status"]): boolean => status === "no_show" || status === "cancelled"
