"use server"

import { acceptAppointment } from "@/lib/appointments/accept"
import { bookAppointment } from "@/lib/appointments/book"
import { bookSeries as bookSeriesNow } from "@/lib/appointments/book-series"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { changeNote as changeNoteOf } from "@/lib/appointments/change-note"
import { checkIn as checkInNow } from "@/lib/appointments/check-in"
import { completeAppointment } from "@/lib/appointments/complete"
import { confirmAppointment } from "@/lib/appointments/confirm"
import { holdSlot } from "@/lib/appointments/hold"
import { markNoShow } from "@/lib/appointments/mark-no-show"
import { moveAppointment } from "@/lib/appointments/move"
import { releaseHold } from "@/lib/appointments/release-hold"
import { startAppointment } from "@/lib/appointments/start"
import { stepBack as stepBackNow } from "@/lib/appointments/step-back"
import { action } from "@/lib/web/action"

export const book = action(bookAppointment, { refresh: true })
export const bookSeries = action(bookSeriesNow, { refresh: true })
export const hold = action(holdSlot)
export const release = action(releaseHold)
export const move = action(moveAppointment, { refresh: true })
export const accept = action(acceptAppointment, { refresh: true })
export const confirm = action(confirmAppointment, { refresh: true })
export const cancel = action(cancelAppointment, { refresh: true })
export const checkIn = action(checkInNow, { refresh: true })
export const start = action(startAppointment, { refresh: true })
export const complete = action(completeAppointment, { refresh: true })
export const noShow = action(markNoShow, { refresh: true })
export const stepBack = action(stepBackNow, { refresh: true })
export const changeNote = action(changeNoteOf, { refresh: true })
