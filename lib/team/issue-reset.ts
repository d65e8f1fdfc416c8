import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { newLink } from "@/lib/team/links"
import { lockMember, refuseElsewhere, refuseSelf } from "@/lib/team/reach"
import { type MadeLink, MemberReasonInput } from "@/lib/team/schema"
import { RESET_MINUTES, RESETS_PER_HOUR } from "@/lib/team/words"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"

/** A link with which a member chooses a new password: one at a time, for an hour, a few an hour. */
export const issuePasswordReset = command({
  name: "team.issuePasswordReset",
  may: "team.write",
  input: MemberReasonInput,
  async run({ ctx, tx, input }): Promise<{ value: MadeLink; facts: ReturnType<typeof fact>[] }> {
    // The lock makes floods queue: each sees the links made before it.
    const member = await lockMember(tx, input.id)
    refuseSelf(ctx, member.id, "Change your own password under Your security.")
    if (!member.active) fail("wrong_state", { sentence: "Enable this person first." })
    await refuseElsewhere(tx, member.id, ctx.now)
    const { userId } = member
    const recent = await tx.passwordReset.count({
      where: { userId, clinicId: ctx.clinicId, createdAt: { gt: addMs(ctx.now, -HOUR_MS) } },
    })
    if (recent >= RESETS_PER_HOUR) {
      fail("too_many", {
        sentence: "Too many links for this person. Wait an hour.",
        retryAfterSeconds: 3_600,
      })
    }
    await tx.passwordReset.updateMany({
      where: { userId, clinicId: ctx.clinicId, usedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    const { url, tokenHash } = newLink("reset")
    const expiresAt = addMs(ctx.now, RESET_MINUTES * MINUTE_MS)
    const issuedById = ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden")
    await tx.passwordReset.create({
      data: {
        id: newId(),
        userId,
        clinicId: ctx.clinicId,
        tokenHash,
        issuedById,
        expiresAt,
        createdAt: ctx.now,
      },
    })
    const after = { expiresAt: expiresAt.toISOString() }
    return {
      value: { url, expiresAt: after.expiresAt },
      facts: [fact("member.password_reset_issued", member.id, { after, reason: input.reason })],
    }
  },
})
