"use server"

import { startBooking } from "@/lib/booking-agent/start"
import { stopBooking } from "@/lib/booking-agent/stop"
import { action } from "@/lib/web/action"

export const startTimes = action(startBooking, { refresh: true })
export const stopTimes = action(stopBooking, { refresh: true })
