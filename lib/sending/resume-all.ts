import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { sendingPause } from "@/lib/sending/pause"

/** Sending goes on. What was kept back stays in the list of what is blocked: a person says what of it is still of use. */
export const resumeSending = command({
  name: "sending.resume",
  may: "sending.pause",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const standing = await sendingPause(tx, ctx)
    if (!standing) return { value: { resumed: false }, facts: [] }
    const { count } = await tx.sendingPause.updateMany({
      where: { id: standing.id, endedAt: null },
      data: { endedAt: ctx.now, endedBy: ctx.actor.name, endedById: memberIdOf(ctx) },
    })
    return {
      value: { resumed: count > 0 },
      facts: count > 0 ? [fact("sending.resumed", standing.id, { after: { since: standing.since } })] : [],
    }
  },
})
