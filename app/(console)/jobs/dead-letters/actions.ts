"use server"

import { ignoreEvent } from "@/lib/inbox/ignore"
import { replayEvent } from "@/lib/inbox/replay"
import { discardRuns, restoreRuns } from "@/lib/jobs/discard"
import { action } from "@/lib/web/action"

export const discard = action(discardRuns, { refresh: true })
export const restore = action(restoreRuns, { refresh: true })
export const replay = action(replayEvent, { refresh: true })
export const ignore = action(ignoreEvent, { refresh: true })
