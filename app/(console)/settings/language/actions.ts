"use server"

import { cookies } from "next/headers"
import { chooseLanguage } from "@/lib/language/choose"
import { LANGUAGE_COOKIE } from "@/lib/language/store"
import { isHttps } from "@/lib/sessions/cookies"
import { DAY_MS, SECOND_MS } from "@/lib/time"
import { action } from "@/lib/web/action"

const YEAR_SECONDS = (365 * DAY_MS) / SECOND_MS

/** Kept with the member, and told to this browser. Not only for the server: a page that finds another one corrects it. */
export const choose = action(chooseLanguage, {
  finish: async ({ language }) => {
    const kept = { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS, secure: isHttps() } as const
    ;(await cookies()).set(LANGUAGE_COOKIE, language, kept)
    return { language }
  },
})
