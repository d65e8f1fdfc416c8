import type { Role } from "@/lib/can"
import type { Language } from "@/lib/say"
import type { Sendable } from "../use-action"

export type FrameClinic = { id: string; slug: string; name: string; timeZone: string }

/** All that the frame shows; made by `frameData()` beside the layout. */
export type FrameData = {
  /** The server's now, ISO. */
  now: string
  environment: "demo" | "staging" | "production"
  /** `givesCode`: what is sensitive asks for a code besides the password. */
  user: { name: string; email: string; givesCode: boolean }
  /** As the member chose; the browser may not know it yet. */
  language: Language
  roles: readonly Role[]
  clinic: FrameClinic
  /** Every clinic the person may work in, this one included. */
  clinics: readonly FrameClinic[]
  /** Changes with session and clinic. */
  scope: string
  /** When the session ends unless something is done, ISO. */
  idleEndsAt: string
}

/** Server actions of the frame. */
export type FrameActions = {
  switchClinic: Sendable<{ clinicId: string }, unknown>
  signOut: Sendable<Record<string, never>, unknown>
  signOutEverywhere: Sendable<Record<string, never>, unknown>
}
