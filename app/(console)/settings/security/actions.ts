"use server"

import { changePassword } from "@/lib/sessions/change-password"
import { action } from "@/lib/web/action"
import { writeSessionCookie } from "@/lib/web/session-cookie"

export const change = action(changePassword, {
  refresh: true,
  finish: async ({ token }) => {
    await writeSessionCookie(token)
    return null
  },
})
