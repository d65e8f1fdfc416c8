import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"

/** Takes back what a member has asked others to join by: who may invite no more holds no open link either. */
export async function revokeInvitationsOf(tx: Tx, ctx: Ctx, memberId: string): Promise<Fact[]> {
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { invitedById: memberId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: ctx.now },
    select: { id: true },
  })
  return revoked.map(({ id }) => fact("invitation.revoked", id))
}
