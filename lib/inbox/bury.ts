import { ERRORS } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { claimEvent } from "@/lib/inbox/claim"
import { finishEvent } from "@/lib/inbox/finish"
import { BuryInput } from "@/lib/inbox/schema"
import { command } from "@/lib/operation"

/** The event ran out of attempts: it is dead, can be seen and replayed. Only a code of the catalogue is kept as why. */
export const buryEvent = command({
  name: "inbox.bury",
  may: "webhooks.replay",
  input: BuryInput,
  async run({ ctx, tx, input }) {
    const event = await claimEvent(tx, input.id)
    if (event.fate !== "pending") return { value: { fate: event.fate }, facts: [] }
    const reason = Object.hasOwn(ERRORS, input.reason) ? input.reason : "internal"
    await finishEvent(tx, event.id, { fate: "dead", reason }, ctx.now)
    return { value: { fate: "dead" }, facts: [fact("webhook.died", event.id, { reason })] }
  },
})
