"use server"

import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { credentialsOf } from "@/lib/sessions/demo"
import { openSession } from "@/lib/sessions/open"
import { safeNext } from "@/lib/sessions/rules"
import { isFromOwnPage } from "@/lib/web/origin"
import { errorState } from "@/lib/web/reply"
import { addressOf, requestIdOf } from "@/lib/web/request"
import { readSessionCookie, writeSessionCookie } from "@/lib/web/session-cookie"

/** What went wrong, and the email to leave in its field. `wantsCode`: the password was right. */
export type SignInState = { sentence: string; email: string; wantsCode: boolean }

export async function signIn(_previous: SignInState | null, form: FormData): Promise<SignInState> {
  const said = await headers()
  const requestId = requestIdOf(said)
  const given = credentialsOf(form)
  try {
    if (!isFromOwnPage(said, env().NEXTAUTH_URL)) fail("wrong_origin")
    const { token } = await openSession({
      ...given,
      code: form.get("code"),
      address: addressOf(said),
      userAgent: said.get("user-agent"),
      requestId,
      previousToken: await readSessionCookie(),
    })
    await writeSessionCookie(token)
  } catch (error) {
    const state = errorState(error, { requestId, route: "/sign-in" })
    const code = state.ok ? "" : state.code
    return {
      sentence: state.ok || (code === "code_needed" && !form.has("code")) ? "" : state.sentence,
      email: typeof given.email === "string" ? given.email : "",
      wantsCode: code === "code_needed" || code === "wrong_code",
    }
  }
  redirect(safeNext(form.get("next")))
}
