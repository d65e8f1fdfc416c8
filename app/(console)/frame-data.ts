import { cache } from "react"
import type { FrameData } from "@/components/frame/types"
import { currentSession, goToSignIn } from "@/lib/auth"
import { env } from "@/lib/env"
import { asksSecondFactor } from "@/lib/sessions/second-factor"
import { now } from "@/lib/time"

/** What the frame shows, from the session row. Signed out: to sign-in. */
export const frameData = cache(async (): Promise<FrameData & { glassUntil: Date | null }> => {
  const session = (await currentSession()) ?? (await goToSignIn())
  return {
    now: now().toISOString(),
    environment: env().ROUNDS_ENVIRONMENT ?? (env().ROUNDS_DEMO ? "demo" : "production"),
    user: { name: session.userName, email: session.email, givesCode: asksSecondFactor() },
    language: session.language,
    roles: session.roles,
    glassUntil: session.breakGlassUntil,
    clinic: session.clinic,
    clinics: session.clinics,
    scope: `${session.sessionId} ${session.clinic.id}`,
    idleEndsAt: session.idleEndsAt,
  }
})
