"use server"

import { stepUp } from "@/lib/sessions/step-up"
import { action } from "@/lib/web/action"
import { writeSessionCookie } from "@/lib/web/session-cookie"

/** The new token goes into the cookie and nowhere else; the page learns until when the password counts. */
export const confirmPassword = action(stepUp, {
  finish: async ({ token, until }) => {
    await writeSessionCookie(token)
    return { until }
  },
})
