import { memberIdOf } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { sendingPause } from "@/lib/sending/pause"
import { PauseSendingInput } from "@/lib/sending/schema"

/**
 * Stops all that goes out to patients, what is queued too. It waits for calls that are under way, which hold the clinic
 * shared (lib/messaging/send.ts): once it is committed nothing leaves. Twice is harmless.
 */
export const pauseSending = command({
  name: "sending.pause",
  may: "sending.pause",
  input: PauseSendingInput,
  async run({ ctx, tx, input }) {
    await tx.$executeRaw`
      select pg_advisory_xact_lock(hashtextextended('sending ' || ${ctx.clinicId}::text, 0))`
    const standing = await sendingPause(tx, ctx)
    if (standing) return { value: { id: standing.id }, facts: [] }
    const id = newId()
    await tx.sendingPause.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        reason: input.reason,
        startedBy: ctx.actor.name,
        startedById: memberIdOf(ctx),
        startedAt: ctx.now,
      },
    })
    return { value: { id }, facts: [fact("sending.paused", id, { personal: { reason: input.reason } })] }
  },
})
