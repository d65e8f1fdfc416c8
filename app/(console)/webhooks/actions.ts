"use server"

import { readWebhookBody } from "@/lib/inbox/read-body"
import { replayEvent } from "@/lib/inbox/replay"
import { action } from "@/lib/web/action"

export const replay = action(replayEvent, { refresh: true })
export const revealBody = action(readWebhookBody)
