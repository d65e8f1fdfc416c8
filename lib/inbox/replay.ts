import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { claimEvent } from "@/lib/inbox/claim"
import { SAMPLE_KIND } from "@/lib/inbox/sample"
import { ReplayInput } from "@/lib/inbox/schema"
import { command } from "@/lib/operation"

/** Puts a decided event back into work. Harmless for one that was processed: what it did is not done twice. */
export const replayEvent = command({
  name: "inbox.replay",
  may: "webhooks.replay",
  input: ReplayInput,
  async run({ ctx, tx, input }) {
    const event = await claimEvent(tx, input.id)
    if (event.fate === "pending") fail("wrong_state", { sentence: "It is already waiting to be processed." })
    if (event.kind === SAMPLE_KIND)
      fail("wrong_state", { sentence: "It was a test; there is nothing to do." })
    if (!event.hasBody)
      fail("wrong_state", { sentence: "Its body is no longer kept, so it cannot be replayed." })
    const replays = event.replays + 1
    await tx.webhookEvent.update({
      where: { id: event.id },
      data: { fate: "pending", reason: null, finishedAt: null, replays },
    })
    const before = { fate: event.fate }
    return {
      value: { id: event.id, replays },
      facts: [
        fact("webhook.replayed", event.id, {
          before,
          after: { replays },
          personal: { reason: input.reason },
        }),
      ],
      events: [
        {
          name: "webhook/received",
          id: `${event.id}:${replays}`,
          data: { clinicId: ctx.clinicId, webhookEventId: event.id, provider: event.provider },
        },
      ],
    }
  },
})
