"use server"

import { previewRerun } from "@/lib/reruns/preview"
import { requestRerun } from "@/lib/reruns/request"
import { stopRerun } from "@/lib/reruns/stop"
import { action } from "@/lib/web/action"

export const preview = action(previewRerun)
export const request = action(requestRerun, { refresh: true })
export const stop = action(stopRerun, { refresh: true })
