"use server"

import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { type LinkState, linkRequest } from "@/app/(auth)/link-request"
import { t } from "@/lib/say"
import { acceptInvitation } from "@/lib/team/accept"
import { errorState } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"
import { writeSessionCookie } from "@/lib/web/session-cookie"

export async function accept(_previous: LinkState | null, form: FormData): Promise<LinkState> {
  const requestId = requestIdOf(await headers())
  try {
    const { token } = await acceptInvitation({
      ...(await linkRequest(form.get("token"))),
      name: form.get("name"),
      password: form.get("password"),
      code: form.get("code"),
    })
    await writeSessionCookie(token)
  } catch (error) {
    const state = errorState(error, { requestId, route: "/i" })
    if (state.ok) return { sentence: "", fields: {} }
    const { code, sentence, fields = {} } = state
    const gone = code === "not_found" ? t("This link does not count any more. Ask for a new one.") : sentence
    return { sentence: gone, fields, wantsCode: code === "code_needed" || code === "wrong_code" }
  }
  redirect("/")
}
