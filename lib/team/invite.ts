import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { newLink } from "@/lib/team/links"
import { stateOfInvitation } from "@/lib/team/rules"
import { InvitationInput, InviteInput, type MadeLink } from "@/lib/team/schema"
import { INVITATION_DAYS } from "@/lib/team/words"
import { addMs, DAY_MS } from "@/lib/time"

type Made = MadeLink & { id: string }

const expiry = (now: Date) => addMs(now, INVITATION_DAYS * DAY_MS)
const memberOf = (ctx: Ctx) => (ctx.actor.kind === "member" ? ctx.actor.memberId : fail("forbidden"))

/** Asks somebody to join, by a link that is shown once and works once. */
export const invite = command({
  name: "team.invite",
  may: "team.write",
  input: InviteInput,
  async run({ ctx, tx, input }): Promise<{ value: Made; facts: ReturnType<typeof fact>[] }> {
    await refuseKnown(tx, input.email)
    const { url, tokenHash } = newLink("i")
    const id = newId()
    const expiresAt = expiry(ctx.now)
    // One open invitation an address: of two sent at once the second meets the first's row here.
    const added = await tx.$executeRaw`
      insert into "Invitation" (id, "clinicId", email, name, roles, "tokenHash", "invitedById", "expiresAt", "createdAt")
      values (${id}::uuid, ${ctx.clinicId}::uuid, ${input.email}, ${input.name}, ${[...input.roles]}::text[],
        ${tokenHash}, ${memberOf(ctx)}::uuid, ${expiresAt}, ${ctx.now})
      on conflict ("clinicId", email) where "acceptedAt" is null and "revokedAt" is null do nothing`
    if (!added)
      refuseEmail("This address has an open invitation. Make a new link for it, or revoke it first.")
    const after = { roles: [...input.roles], expiresAt: expiresAt.toISOString() }
    return {
      value: { id, url, expiresAt: expiresAt.toISOString() },
      facts: [fact("invitation.sent", id, { after, personal: { name: input.name, email: input.email } })],
    }
  },
})

/** A new link in place of the old, good for another seven days; whoever makes it vouches for it from now on. */
export const resendInvitation = command({
  name: "team.resendInvitation",
  may: "team.write",
  input: InvitationInput,
  async run({ ctx, tx, input }): Promise<{ value: Made; facts: ReturnType<typeof fact>[] }> {
    if ((await openInvitation(tx, input.id, ctx.now)) === "revoked")
      fail("wrong_state", { sentence: "This invitation was taken back. Invite them again." })
    const { url, tokenHash } = newLink("i")
    const expiresAt = expiry(ctx.now)
    await tx.invitation.update({
      where: { id: input.id },
      data: { tokenHash, expiresAt, invitedById: memberOf(ctx) },
    })
    const after = { expiresAt: expiresAt.toISOString() }
    return {
      value: { id: input.id, url, expiresAt: after.expiresAt },
      facts: [fact("invitation.renewed", input.id, { after })],
    }
  },
})

/** Takes the invitation back: its link leads nowhere from now on. Twice is harmless. */
export const revokeInvitation = command({
  name: "team.revokeInvitation",
  may: "team.write",
  input: InvitationInput,
  async run({ ctx, tx, input }) {
    const value = { id: input.id }
    if ((await openInvitation(tx, input.id, ctx.now)) === "revoked") return { value, facts: [] }
    await tx.invitation.update({ where: { id: input.id }, data: { revokedAt: ctx.now } })
    return { value, facts: [fact("invitation.revoked", input.id)] }
  },
})

async function openInvitation(tx: Tx, id: string, now: Date): Promise<"open" | "expired" | "revoked"> {
  const [row] = await tx.$queryRaw<{ acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }[]>`
    select "acceptedAt", "revokedAt", "expiresAt" from "Invitation" where id = ${id}::uuid for update`
  const state = stateOfInvitation(row ?? absent(), now)
  if (state === "accepted") fail("wrong_state", { sentence: "This invitation was accepted already." })
  return state
}

async function refuseKnown(tx: Tx, email: string): Promise<void> {
  const platform = await tx.$queryRaw<unknown[]>`select id from platform_account(${email})`
  if (platform.length > 0) refuseEmail("This person works for the platform: let them in under Access.")
  const [row] = await tx.$queryRaw<{ active: boolean }[]>`
    select active from "Member" where id = team_member_of(${email})`
  if (row?.active) refuseEmail("Somebody with this address is on the team already.")
  if (row) refuseEmail("Somebody with this address was on the team. Enable them again instead.")
}

function refuseEmail(sentence: string): never {
  throw new AppError("invalid_input", { fields: { email: sentence } })
}
