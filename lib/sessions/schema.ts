import { z } from "zod"

export const SessionId = z.strictObject({ id: z.uuid("is not a session's id") })
export const Nothing = z.strictObject({})
const Password = z.string("is missing").min(1, "is missing").max(1_000, "is too long")
const Code = z.string("is missing").trim().min(1, "is missing").max(64, "is too long")
export const StepUp = z.strictObject({ password: Password, code: z.string().trim().max(64).optional() })
export const NewPassword = z.strictObject({ password: Password, newPassword: Password })
/** `pending` is what `beginEnrolment` handed out, sealed for this account. */
export const Enrolment = z.strictObject({ pending: z.string().max(1_000), code: Code })
export const ClinicChosen = z.strictObject({ clinicId: z.uuid("is not a clinic's id") })

/** A session as its owner sees it. */
export type OwnSession = {
  id: string
  current: boolean
  device: string
  network: string
  clinicName: string | null
  openedAt: string
  lastSeenAt: string
  endsAt: string
}

/** How the caller's account is guarded. */
export type OwnSecurity = {
  email: string
  passwordChangedAt: string | null
  /** Since when there is a second factor; null: none yet. */
  secondFactorSince: string | null
  recoveryCodesLeft: number
  /** Outside a demo every sign-in wants one. */
  isRequired: boolean
}

/** A secret not yet in force: as a picture, as a key to type, and sealed for the way back. */
export type BegunEnrolment = {
  /** In fours, to be typed where nothing can be scanned. */
  secret: string
  uri: string
  /** An SVG path on a grid of `size` units. */
  path: string
  size: number
  pending: string
}
