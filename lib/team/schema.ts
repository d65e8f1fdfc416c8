import { z } from "zod"
import type { Role } from "@/lib/can"
import type { InvitationState } from "@/lib/team/rules"
import { type MemberState, STAFF_ROLES } from "@/lib/team/words"

const Id = z.uuid("is not an id")
const Reason = z.string("Say why.").trim().min(3, "Say why.").max(500, "Keep it under 500 characters.")
/** A form sends one box as a text and several as a list. */
const Roles = z
  .preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z
      .array(z.enum(STAFF_ROLES, "is not a role that can be given here"))
      .min(1, "Choose at least one role.")
      .max(5),
  )
  .transform((roles) => STAFF_ROLES.filter((role) => roles.includes(role)))

export const ListMembersInput = z.strictObject({
  q: z.string().trim().max(80).optional(),
  cursor: z.string().max(300).optional(),
})
export const ListInvitationsInput = z.strictObject({})
export const MemberInput = z.strictObject({ id: z.string().max(100) })
export const InviteInput = z.strictObject({
  name: z.string("Give a name.").trim().min(2, "Give a name.").max(80, "Keep it under 80 characters."),
  email: z
    .string("Give an email address.")
    .trim()
    .toLowerCase()
    .max(254, "is too long")
    .pipe(z.email("This is not an email address.")),
  roles: Roles,
})
export const InvitationInput = z.strictObject({ id: Id })
export const ChangeRolesInput = z.strictObject({ id: Id, roles: Roles, reason: Reason })
export const MemberReasonInput = z.strictObject({ id: Id, reason: Reason })
export const EndSessionInput = z.strictObject({ id: Id, sessionId: Id.optional() })

const Password = z.string("Choose a password.").min(1, "Choose a password.").max(1_000, "is too long")
export const AcceptInput = z.strictObject({
  name: z.string("Give your name.").trim().min(2, "Give your name.").max(80, "Keep it under 80 characters."),
  password: Password,
})
export const ResetInput = z.strictObject({ password: Password })

export type MemberRow = {
  id: string
  name: string
  email: string
  roles: Role[]
  state: MemberState
  endsAt: string | null
  secondFactor: boolean
  sessions: number
  lastSeenAt: string | null
  /** The caller's own row. */
  isSelf: boolean
}
export type MemberPage = { rows: MemberRow[]; nextCursor: string | null }

export type MemberSession = {
  id: string
  device: string
  network: string
  openedAt: string
  lastSeenAt: string
  endsAt: string
}
export type MemberEvent = {
  id: string
  name: string
  actorName: string
  reason: string | null
  before: unknown
  after: unknown
  createdAt: string
}
export type MemberDetail = MemberRow & {
  joinedAt: string
  /** Works for the platform or in another clinic too: this clinic cannot change how they sign in. */
  elsewhere: boolean
  openSessions: MemberSession[]
  history: MemberEvent[]
}

export type InvitationRow = {
  id: string
  name: string
  email: string
  roles: Role[]
  invitedBy: string
  state: InvitationState
  createdAt: string
  expiresAt: string
}

/** Shown once, to be handed over; only its hash is kept. */
export type MadeLink = { url: string; expiresAt: string }
