import { z } from "zod"

export const SessionId = z.strictObject({ id: z.uuid("is not a session's id") })
export const Nothing = z.strictObject({})
export const Password = z.strictObject({
  password: z.string("is missing").min(1, "is missing").max(1_000, "is too long"),
})
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
