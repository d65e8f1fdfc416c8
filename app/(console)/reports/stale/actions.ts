"use server"

import { holdStaleLead } from "@/lib/leads/hold-stale"
import { undoArchiving } from "@/lib/leads/undo-archiving"
import { runScheduleNow } from "@/lib/schedules/run-now"
import { action } from "@/lib/web/action"

export const hold = action(holdStaleLead, { refresh: true })
export const undo = action(undoArchiving, { refresh: true })
export const runNow = action(runScheduleNow, { refresh: true })
