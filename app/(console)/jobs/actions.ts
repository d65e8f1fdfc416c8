"use server"

import { cancelRun } from "@/lib/jobs/cancel"
import { rerunRun } from "@/lib/jobs/rerun"
import { action } from "@/lib/web/action"

export const rerun = action(rerunRun, { refresh: true })
export const cancel = action(cancelRun, { refresh: true })
