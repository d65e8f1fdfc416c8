import type { Tone } from "@/components/ui/tone"

/** A fact about a member, as its history says it. */
export const EVENT_WORDS: Record<string, { words: string; tone: Tone }> = {
  "member.joined": { words: "Joined", tone: "green" },
  "member.roles_changed": { words: "Roles changed", tone: "blue" },
  "member.disabled": { words: "Disabled", tone: "red" },
  "member.enabled": { words: "Enabled", tone: "green" },
  "member.locked": { words: "Account shut everywhere", tone: "red" },
  "member.unlocked": { words: "Account opened again", tone: "green" },
  "member.sessions_ended": { words: "Sessions ended", tone: "amber" },
  "member.password_reset_issued": { words: "Link for a new password made", tone: "amber" },
  "member.password_reset": { words: "Password set by link", tone: "blue" },
  "member.password_changed": { words: "Password changed", tone: "blue" },
  "member.second_factor_enrolled": { words: "Second factor set up", tone: "green" },
  "member.second_factor_reset": { words: "Second factor reset", tone: "amber" },
  "member.recovery_code_used": { words: "Recovery code used", tone: "amber" },
  "member.recovery_codes_renewed": { words: "Recovery codes renewed", tone: "blue" },
  "member.code_refused": { words: "Wrong codes given", tone: "red" },
}
