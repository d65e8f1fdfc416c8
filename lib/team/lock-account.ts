import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { findMemberRow, refuseSelf } from "@/lib/team/reach"
import { MemberReasonInput } from "@/lib/team/schema"

/** An account belongs to no clinic: only the platform shuts it, in all of them at once. */
function refuseClinic(ctx: Ctx): void {
  if (ctx.actor.kind === "member" && !ctx.roles.includes("operator")) {
    fail("forbidden", { sentence: "Only an operator shuts an account in every clinic." })
  }
}

async function setDisabled(tx: Tx, id: string, wanted: boolean, now: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ outcome: string }[]>`
    select set_account_disabled(${id}::uuid, ${wanted}, ${now}) as outcome`
  return row?.outcome ?? "unchanged"
}

/** Shuts the account behind a membership, in every clinic; its sessions end at once. */
export const lockAccount = command({
  name: "team.lockAccount",
  may: "team.disable",
  input: MemberReasonInput,
  async run({ ctx, tx, input }) {
    const member = await findMemberRow(tx, input.id)
    refuseClinic(ctx)
    refuseSelf(ctx, member.id, "Nobody shuts their own account.")
    const outcome = await setDisabled(tx, member.id, true, ctx.now)
    if (outcome === "last_admin") {
      fail("wrong_state", {
        sentence: "A clinic would be left without an admin. Another must be made one first.",
      })
    }
    const facts = outcome === "changed" ? [fact("member.locked", member.id, { reason: input.reason })] : []
    return { value: { id: member.id }, facts }
  },
})

export const unlockAccount = command({
  name: "team.unlockAccount",
  may: "team.disable",
  input: MemberReasonInput,
  async run({ ctx, tx, input }) {
    const member = await findMemberRow(tx, input.id)
    refuseClinic(ctx)
    const outcome = await setDisabled(tx, member.id, false, ctx.now)
    const facts = outcome === "changed" ? [fact("member.unlocked", member.id, { reason: input.reason })] : []
    return { value: { id: member.id }, facts }
  },
})
