"use server"

import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endOtherSession } from "@/lib/sessions/end-other"
import { action } from "@/lib/web/action"
import { dropSessionCookie } from "@/lib/web/session-cookie"

export const endOther = action(endOtherSession, { refresh: true })
export const endEverywhere = action(endEverySession, { finish: dropSessionCookie })
