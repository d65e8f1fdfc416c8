import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockMember, refuseElsewhere, refuseSelf } from "@/lib/team/reach"
import { MemberReasonInput } from "@/lib/team/schema"

/** For who lost phone and recovery codes: the factor is set up anew at the next sign-in; every session ends. */
export const resetSecondFactor = command({
  name: "team.resetSecondFactor",
  may: "team.write",
  input: MemberReasonInput,
  async run({ ctx, tx, input }) {
    const member = await lockMember(tx, input.id)
    refuseSelf(ctx, member.id, "Replace your own second factor under Your security.")
    if (!member.active) fail("wrong_state", { sentence: "Enable this person first." })
    await refuseElsewhere(tx, member.id, ctx.now)
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`
      select reset_second_factor(${member.id}::uuid) as done`
    const facts = row?.done ? [fact("member.second_factor_reset", member.id, { reason: input.reason })] : []
    return { value: { id: member.id }, facts }
  },
})
