"use server"

import { endThisSession } from "@/lib/sessions/end-this"
import { beginEnrolment, confirmEnrolment, renewRecoveryCodes } from "@/lib/sessions/enrol"
import { action } from "@/lib/web/action"
import { dropSessionCookie, writeSessionCookie } from "@/lib/web/session-cookie"

export const begin = action(beginEnrolment)
/** The new token goes into the cookie and nowhere else. */
export const confirm = action(confirmEnrolment, {
  finish: async ({ token, recoveryCodes }) => {
    await writeSessionCookie(token)
    return { recoveryCodes }
  },
})
export const renew = action(renewRecoveryCodes)
export const leave = action(endThisSession, { finish: dropSessionCookie })
