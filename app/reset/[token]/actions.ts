"use server"

import { headers } from "next/headers"
import { type LinkState, linkRequest } from "@/app/(auth)/link-request"
import { t } from "@/lib/say"
import { resetPassword } from "@/lib/team/use-reset"
import { errorState } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"
import { dropSessionCookie } from "@/lib/web/session-cookie"

export async function choosePassword(_previous: LinkState | null, form: FormData): Promise<LinkState> {
  const requestId = requestIdOf(await headers())
  try {
    await resetPassword({ ...(await linkRequest(form.get("token"))), password: form.get("password") })
    await dropSessionCookie()
    return { sentence: "", fields: {}, isDone: true }
  } catch (error) {
    const state = errorState(error, { requestId, route: "/reset" })
    if (state.ok) return { sentence: "", fields: {} }
    const { code, sentence, fields = {} } = state
    return {
      sentence: code === "not_found" ? t("This link does not count any more. Ask for a new one.") : sentence,
      fields,
    }
  }
}
