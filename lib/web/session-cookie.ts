import { cookies } from "next/headers"
import { cookieName, sessionCookieOptions } from "@/lib/sessions/cookies"

export async function readSessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName("session-token"))?.value
}

/** In actions and routes only: a page's render cannot set one. */
export async function writeSessionCookie(token: string): Promise<void> {
  ;(await cookies()).set(cookieName("session-token"), token, sessionCookieOptions())
}

export async function dropSessionCookie(): Promise<void> {
  ;(await cookies()).set(cookieName("session-token"), "", { ...sessionCookieOptions(), maxAge: 0 })
}
