"use server"

import { settleReply } from "@/lib/answers/settle-reply"
import { action } from "@/lib/web/action"

export const settle = action(settleReply, { refresh: true })
