"use server"

import { assignEvent } from "@/lib/inbox/assign"
import { ignoreEvent } from "@/lib/inbox/ignore"
import { readWebhookBody } from "@/lib/inbox/read-body"
import { replayEvent } from "@/lib/inbox/replay"
import { replayAll } from "@/lib/inbox/replay-all"
import { action } from "@/lib/web/action"

export const replay = action(replayEvent, { refresh: true })
export const revealBody = action(readWebhookBody)
export const replayMatches = action(replayAll, { refresh: true })
export const ignore = action(ignoreEvent, { refresh: true })
export const assign = action(assignEvent, { refresh: true })
