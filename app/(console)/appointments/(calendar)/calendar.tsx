"use client"

import { lazy } from "react"
import type { CalendarView as View } from "@/lib/appointments/schema"
import type { Place } from "./place"

export type CalendarProps = {
  place: Place
  today: string
  first: View
  mayWrite: boolean
  /** May set up who can be booked. */
  maySet: boolean
  /** Their own column is shown unless all are asked for. */
  hasOwn: boolean
}

// The grid comes apart from the page: nobody else's first load pays for it, and the skeleton stands meanwhile.
const Shown = lazy(() => import("./calendar-view").then((file) => ({ default: file.CalendarView })))

export const Calendar = (props: CalendarProps) => <Shown {...props} />
