import { headers } from "next/headers"
import { forbidden, redirect } from "next/navigation"
import { cache } from "react"
import type { Permission, Role } from "@/lib/can"
import { type ClinicChoice, listOwnClinics } from "@/lib/clinics/list-own"
import { type Ctx, grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import type { Language } from "@/lib/say"
import { findSession, type LiveSession } from "@/lib/sessions/find"
import { recordRefusal } from "@/lib/sessions/refuse"
import { safeNext } from "@/lib/sessions/rules"
import { now } from "@/lib/time"
import { addressOf, REQUEST_PATH, requestIdOf, UNASKED } from "@/lib/web/request"
import { readSessionCookie } from "@/lib/web/session-cookie"

/** Once a request, however many layouts, pages and components ask. */
const readSession = cache(async (touch: boolean): Promise<LiveSession | null> => {
  const token = await readSessionCookie()
  const asked = !(await headers()).has(UNASKED)
  return findSession(token, { touch: touch && asked, address: addressOf(await headers()) })
})

/** One instant and one id a request, so that everything it writes agrees. */
const requestFrame = cache(async () => ({ requestId: requestIdOf(await headers()), now: now() }))

function toCtx(session: LiveSession, frame: { requestId: string; now: Date }): Ctx {
  return {
    ...frame,
    actor: {
      kind: "member",
      userId: session.userId,
      memberId: session.memberId,
      name: session.memberName,
      sessionId: session.sessionId,
    },
    clinicId: session.clinicId,
    clinic: session.clinic,
    roles: session.roles,
    steppedUpAt: session.steppedUpAt ?? undefined,
    ...(session.mustEnrol && { mustEnrol: true }),
    breakGlassUntil: session.breakGlassUntil ?? undefined,
    unmasked: session.unmasked,
    grantUntil: session.grantUntil ?? undefined,
  }
}

/** For actions and routes: throws `signed_out`. `touch` when a person acted, not a poll. */
export async function requestCtx(options: { touch: boolean }): Promise<Ctx> {
  const session = (await readSession(options.touch)) ?? fail("signed_out")
  return toCtx(session, await requestFrame())
}

/**
 * For pages: who asks, and may they see this page at all? Signed out goes to sign-in and comes back afterwards; a role
 * that may not gets the 403 page. What the page shows is decided again by each query.
 */
export async function requireCtx(permission?: Permission): Promise<Ctx> {
  const session = (await readSession(true)) ?? (await goToSignIn())
  if (session.mustEnrol) redirect("/second-factor")
  const ctx = toCtx(session, await requestFrame())
  if (permission && !grantOf(ctx, permission)) {
    await recordRefusal(ctx, permission)
    forbidden()
  }
  return ctx
}

/** For the page where the second factor is set up: whoever is signed in, with whatever still missing. */
export async function enrolmentCtx(): Promise<Ctx> {
  return toCtx((await readSession(true)) ?? (await goToSignIn()), await requestFrame())
}

/** Sends a page to sign-in, from where it comes back. */
export async function goToSignIn(): Promise<never> {
  const path = safeNext((await headers()).get(REQUEST_PATH))
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`)
}

export type CurrentSession = {
  sessionId: string
  userName: string
  email: string
  memberId: string
  /** As this member chose. */
  language: Language
  roles: Role[]
  /** The glass is broken until then. */
  breakGlassUntil: Date | null
  clinic: ClinicChoice
  /** Every clinic the user may switch to, the present one included. */
  clinics: ClinicChoice[]
  /** ISO instants; the browser counts down to the nearer one. */
  idleEndsAt: string
  endsAt: string
}

/** For the frame; null when signed out. */
export async function currentSession(options = { touch: true }): Promise<CurrentSession | null> {
  const session = await readSession(options.touch)
  if (!session) return null
  const clinics = await listOwnClinics(session.userId)
  return {
    sessionId: session.sessionId,
    userName: session.memberName,
    email: session.email,
    memberId: session.memberId,
    language: session.language,
    roles: session.roles,
    breakGlassUntil: session.breakGlassUntil,
    clinic: { id: session.clinicId, ...session.clinic },
    clinics,
    idleEndsAt: session.idleEndsAt.toISOString(),
    endsAt: session.expiresAt.toISOString(),
  }
}
