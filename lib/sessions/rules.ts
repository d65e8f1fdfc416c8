import type { Role } from "@/lib/can"
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time"

export const SESSION_LIFE_MS = 8 * HOUR_MS
export const IDLE_MS = 15 * MINUTE_MS
export const CAREGIVER_IDLE_MS = 30 * MINUTE_MS
export const IDLE_WARNING_MS = 2 * MINUTE_MS
export const MOST_SESSIONS = 5
/** How stale "last seen" may grow before a request writes it anew: one write in 20 s instead of one a request. */
export const TOUCH_EVERY_MS = 20 * SECOND_MS

export type EndedBecause =
  | "signed_out"
  | "elsewhere"
  | "idle"
  | "expired"
  | "password_changed"
  | "roles_changed"
  | "disabled"
  | "too_many"
  | "by_admin"
  | "second_factor_reset"
  | "second_factor_changed"

/** Thirty minutes for who is a caregiver and nothing else; staff leave a shared desk sooner. */
export function idleMs(roles: readonly Role[]): number {
  return roles.length > 0 && roles.every((role) => role === "caregiver") ? CAREGIVER_IDLE_MS : IDLE_MS
}

export function idleEndsAt(lastSeenAt: Date, expiresAt: Date, roles: readonly Role[]): Date {
  const idle = addMs(lastSeenAt, idleMs(roles))
  return idle < expiresAt ? idle : expiresAt
}

type Times = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null; disabledAt: Date | null }

/** Why a session no longer counts at `now`, or null while it does. */
export function overBecause(times: Times, roles: readonly Role[], now: Date): EndedBecause | "ended" | null {
  if (times.endedAt) return "ended"
  if (times.disabledAt) return "disabled"
  if (now >= times.expiresAt) return "expired"
  if (now >= addMs(times.lastSeenAt, idleMs(roles))) return "idle"
  return null
}

/** A path of this site to go to after sign-in, else "/". Anything a browser could read as another origin is dropped. */
export function safeNext(wanted: unknown, ownOrigins: readonly string[] = []): string {
  if (typeof wanted !== "string" || wanted.length > 2_000) return "/"
  const own = ownOrigins.find((origin) => wanted === origin || wanted.startsWith(`${origin}/`))
  const path = own ? wanted.slice(own.length) || "/" : wanted
  // Browsers strip control characters and read a backslash as a slash before they look for the host.
  if (!/^\/(?![/\\])[!-[\]-~]*$/.test(path)) return "/"
  const base = "http://rounds.invalid"
  if (!URL.canParse(path, base)) return "/"
  const url = new URL(path, base)
  if (url.origin !== base || url.pathname.startsWith("//")) return "/"
  if (/^\/(sign-in|second-factor|api|_next)(\/|$)/.test(url.pathname)) return "/"
  return `${url.pathname}${url.search}${url.hash}`
}
