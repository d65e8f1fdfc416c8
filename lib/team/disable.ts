import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockMember, lockMemberAndAdmins, refuseLastAdmin, refuseSelf } from "@/lib/team/reach"
import { revokeInvitationsOf } from "@/lib/team/revoke-invitations"
import { MemberReasonInput } from "@/lib/team/schema"

/** Ends a membership of this clinic, and what was opened under it, at once. Other clinics' are untouched. */
export const disableMember = command({
  name: "team.disable",
  may: "team.disable",
  input: MemberReasonInput,
  async run({ ctx, tx, input }) {
    const member = await lockMemberAndAdmins(tx, input.id)
    const value = { id: member.id }
    if (!member.active) return { value, facts: [] }
    refuseSelf(ctx, member.id, "Nobody disables themselves. Ask another admin.")
    await refuseLastAdmin(tx, member, ctx.now)
    await tx.member.update({ where: { id: member.id }, data: { active: false } })
    const revoked = await revokeInvitationsOf(tx, ctx, member.id)
    return { value, facts: [fact("member.disabled", member.id, { reason: input.reason }), ...revoked] }
  },
})

/** Lets a disabled member in again, with the roles they had. */
export const enableMember = command({
  name: "team.enable",
  may: "team.write",
  input: MemberReasonInput,
  async run({ tx, input }) {
    const member = await lockMember(tx, input.id)
    const value = { id: member.id }
    if (member.active) return { value, facts: [] }
    await tx.member.update({ where: { id: member.id }, data: { active: true } })
    return { value, facts: [fact("member.enabled", member.id, { reason: input.reason })] }
  },
})
