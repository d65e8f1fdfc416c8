import { whoMayOwn } from "@/lib/causes/find"
import { causeInReach, refuseOwn, refuseShared } from "@/lib/causes/reach"
import { OwnCauseInput } from "@/lib/causes/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Says who looks after a cause, or that nobody does. */
export const ownCause = command({
  name: "causes.own",
  may: "runs.rerun",
  input: OwnCauseInput,
  async run({ ctx, tx, input, grant }) {
    const cause = await causeInReach(tx, ctx, grant, input.id)
    refuseOwn(ctx, grant, cause)
    refuseShared(cause)
    const ownerId = input.ownerId || null
    const value = { id: cause.id, ownerId }
    if (cause.ownerId === ownerId) return { value, facts: [] }
    if (ownerId && !(await whoMayOwn(tx, ctx)).some((one) => one.id === ownerId)) fail("not_found")
    await tx.$executeRaw`update engine.cause set owner_id = ${ownerId}::uuid where id = ${cause.id}::uuid`
    const change = { before: { ownerId: cause.ownerId }, after: { ownerId } }
    return { value, facts: [fact("cause.owned", cause.id, change)] }
  },
})
