import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockMemberAndAdmins, refuseLastAdmin, refuseSelf } from "@/lib/team/reach"
import { revokeInvitationsOf } from "@/lib/team/revoke-invitations"
import { ChangeRolesInput } from "@/lib/team/schema"
import { isStaffRole } from "@/lib/team/words"

/** Other roles from now on: what was opened under the old ones ends with this transaction, by the trigger. */
export const changeRoles = command({
  name: "team.changeRoles",
  may: "team.write",
  input: ChangeRolesInput,
  async run({ ctx, tx, input }) {
    const member = await lockMemberAndAdmins(tx, input.id)
    refuseSelf(ctx, member.id, "Nobody changes their own roles. Ask another admin.")
    if (member.roles.some((role) => !isStaffRole(role))) {
      fail("wrong_state", {
        sentence: "This person is here for the platform; their grant says what they may.",
      })
    }
    const roles = [...input.roles]
    const value = { id: member.id, roles }
    const same = roles.length === member.roles.length && roles.every((role) => member.roles.includes(role))
    if (same) return { value, facts: [] }
    if (!roles.includes("admin")) await refuseLastAdmin(tx, member, ctx.now)
    await tx.member.update({ where: { id: member.id }, data: { roles } })
    const change = { before: { roles: member.roles }, after: { roles } }
    const revoked = roles.includes("admin") ? [] : await revokeInvitationsOf(tx, ctx, member.id)
    const changed = fact("member.roles_changed", member.id, { ...change, reason: input.reason })
    return { value, facts: [changed, ...revoked] }
  },
})
