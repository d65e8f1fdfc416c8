import { ROLES } from "@/lib/can"
import { query } from "@/lib/operation"
import { stateOfInvitation } from "@/lib/team/rules"
import { type InvitationRow, ListInvitationsInput } from "@/lib/team/schema"

const MOST = 100

/** Who was asked and has not answered, the newest first; what has run out stays until it is renewed or revoked. */
export const listInvitations = query({
  name: "team.invitations",
  may: "team.read",
  input: ListInvitationsInput,
  async run({ ctx, tx }): Promise<InvitationRow[]> {
    const found = await tx.invitation.findMany({
      where: { clinicId: ctx.clinicId, acceptedAt: null, revokedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
    })
    const inviters = await tx.member.findMany({
      where: { id: { in: found.map((one) => one.invitedById) } },
      select: { id: true, name: true },
    })
    const names = new Map(inviters.map(({ id, name }) => [id, name]))
    return found.map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      roles: ROLES.filter((role) => one.roles.includes(role)),
      invitedBy: names.get(one.invitedById) ?? "",
      state: stateOfInvitation(one, ctx.now),
      createdAt: one.createdAt.toISOString(),
      expiresAt: one.expiresAt.toISOString(),
    }))
  },
})
