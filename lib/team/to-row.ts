import { ROLES } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { StoredAccount, StoredMember } from "@/lib/team/reach"
import { stateOfMember } from "@/lib/team/rules"
import type { MemberRow } from "@/lib/team/schema"

export function toMemberRow(member: StoredMember, account: StoredAccount | undefined, ctx: Ctx): MemberRow {
  const disabledAt = account?.disabledAt ?? null
  return {
    id: member.id,
    name: member.name,
    email: account?.email ?? "",
    roles: ROLES.filter((role) => member.roles.includes(role)),
    state: stateOfMember({ ...member, disabledAt }, ctx.now),
    endsAt: member.endsAt?.toISOString() ?? null,
    secondFactor: account?.secondFactor ?? false,
    sessions: account?.sessions ?? 0,
    lastSeenAt: account?.lastSeenAt?.toISOString() ?? null,
    isSelf: ctx.actor.kind === "member" && ctx.actor.memberId === member.id,
  }
}
