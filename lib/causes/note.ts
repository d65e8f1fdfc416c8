import { causeInReach, refuseOwn, refuseShared } from "@/lib/causes/reach"
import { NoteCauseInput } from "@/lib/causes/schema"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** What was found out about a cause, for the next who looks at it. */
export const noteCause = command({
  name: "causes.note",
  may: "runs.rerun",
  input: NoteCauseInput,
  async run({ ctx, tx, input, grant }) {
    const cause = await causeInReach(tx, ctx, grant, input.id)
    refuseOwn(ctx, grant, cause)
    refuseShared(cause)
    const note = input.note || null
    const value = { id: cause.id }
    if (cause.note === note) return { value, facts: [] }
    await tx.$executeRaw`update engine.cause set note = ${note} where id = ${cause.id}::uuid`
    const personal = { before: { note: cause.note }, after: { note } }
    return { value, facts: [fact("cause.noted", cause.id, { personal })] }
  },
})
