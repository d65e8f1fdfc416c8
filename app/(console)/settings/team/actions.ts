"use server"

import { changeRoles as changeRolesCommand } from "@/lib/team/change-roles"
import { disableMember, enableMember } from "@/lib/team/disable"
import { endMemberSessions } from "@/lib/team/end-sessions"
import { invite as inviteCommand, resendInvitation, revokeInvitation } from "@/lib/team/invite"
import { issuePasswordReset } from "@/lib/team/issue-reset"
import { lockAccount, unlockAccount } from "@/lib/team/lock-account"
import { resetSecondFactor } from "@/lib/team/reset-second-factor"
import { action } from "@/lib/web/action"

const refresh = { refresh: true }

export const invite = action(inviteCommand, refresh)
export const resend = action(resendInvitation, refresh)
export const revoke = action(revokeInvitation, refresh)
export const changeRoles = action(changeRolesCommand, refresh)
export const disable = action(disableMember, refresh)
export const enable = action(enableMember, refresh)
export const lock = action(lockAccount, refresh)
export const unlock = action(unlockAccount, refresh)
export const endSessions = action(endMemberSessions, refresh)
export const issueReset = action(issuePasswordReset, refresh)
export const resetFactor = action(resetSecondFactor, refresh)
