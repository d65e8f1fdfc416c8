import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { claimEvent } from "@/lib/inbox/claim"
import { IgnoreInput } from "@/lib/inbox/ledger-schema"
import { command } from "@/lib/operation"

/** A person decides that nothing is to be done with an event kept aside or given up. It can still be replayed. */
export const ignoreEvent = command({
  name: "inbox.ignore",
  may: "webhooks.replay",
  input: IgnoreInput,
  async run({ ctx, tx, input }) {
    const event = await claimEvent(tx, input.id)
    if (event.fate === "ignored") return { value: { id: event.id }, facts: [] }
    if (event.fate !== "quarantined" && event.fate !== "dead") {
      fail("wrong_state", { sentence: "Only what is kept aside or was given up can be ignored." })
    }
    await tx.webhookEvent.update({
      where: { id: event.id },
      data: { fate: "ignored", reason: `By ${ctx.actor.name}.`, finishedAt: ctx.now },
    })
    const before = { fate: event.fate }
    return {
      value: { id: event.id },
      facts: [
        fact("webhook.ignored", event.id, {
          before,
          after: { fate: "ignored" },
          personal: { reason: input.reason },
        }),
      ],
    }
  },
})
