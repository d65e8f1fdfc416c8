"use server"

import { changeCatchUp } from "@/lib/schedules/change-catch-up"
import { pauseSchedule } from "@/lib/schedules/pause"
import { resumeSchedule } from "@/lib/schedules/resume"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { action } from "@/lib/web/action"

export const pause = action(pauseSchedule, { refresh: true })
export const resume = action(resumeSchedule, { refresh: true })
export const runNow = action(runScheduleNow, { refresh: true })
export const setCatchUp = action(changeCatchUp, { refresh: true })
