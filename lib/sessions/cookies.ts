import { env } from "@/lib/env"
import { SESSION_LIFE_MS } from "@/lib/sessions/rules"
import { SECOND_MS } from "@/lib/time"

type CookieOptions = { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean; maxAge?: number }

/**
 * Cookies of one host are shared by all its ports, so demos side by side carry the port in the name: the public one,
 * because servers behind one balancer each listen on another and must read the same cookie.
 */
export function cookieName(what: "session-token" | "csrf-token" | "callback-url"): string {
  return isHttps() ? `__Host-rounds.${what}` : `rounds-${publicPort()}.${what}`
}

const publicPort = (): string => new URL(env().NEXTAUTH_URL).port || "80"

export const isHttps = (): boolean => env().NEXTAUTH_URL.startsWith("https://")

export const cookieOptions = (): CookieOptions => ({
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure: isHttps(),
})

export const sessionCookieOptions = (): CookieOptions => ({
  ...cookieOptions(),
  maxAge: SESSION_LIFE_MS / SECOND_MS,
})
