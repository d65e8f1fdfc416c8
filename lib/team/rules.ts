import type { MemberState } from "@/lib/team/words"

type Standing = { active: boolean; endsAt: Date | null; disabledAt: Date | null }

/**
 * active; ending: by itself, at `endsAt`; ended: that has passed; disabled: by the clinic; locked: the account itself,
 * in every clinic, by the platform.
 */
export function stateOfMember({ active, endsAt, disabledAt }: Standing, now: Date): MemberState {
  if (disabledAt) return "locked"
  if (!active) return "disabled"
  if (endsAt) return endsAt > now ? "ending" : "ended"
  return "active"
}

type Sent = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }
export type InvitationState = "open" | "expired" | "accepted" | "revoked"

export function stateOfInvitation({ acceptedAt, revokedAt, expiresAt }: Sent, now: Date): InvitationState {
  if (acceptedAt) return "accepted"
  if (revokedAt) return "revoked"
  return expiresAt > now ? "open" : "expired"
}
