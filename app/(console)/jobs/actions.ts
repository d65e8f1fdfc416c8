"use server"

import { cancelRun } from "@/lib/jobs/cancel"
import { action } from "@/lib/web/action"

export const cancel = action(cancelRun, { refresh: true })
