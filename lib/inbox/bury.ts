import { ERRORS, type ErrorCode } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { claimEvent } from "@/lib/inbox/claim"
import { finishEvent } from "@/lib/inbox/finish"
import { saidProvider } from "@/lib/inbox/said-provider"
import { BuryInput } from "@/lib/inbox/schema"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

/** The event ran out of attempts: it is dead, can be seen and replayed. Only a code of the catalogue is kept as why. */
export const buryEvent = command({
  name: "inbox.bury",
  may: "webhooks.replay",
  input: BuryInput,
  async run({ ctx, tx, input }) {
    const event = await claimEvent(tx, input.id)
    if (event.fate !== "pending") return { value: { fate: event.fate }, facts: [] }
    const reason = (Object.hasOwn(ERRORS, input.reason) ? input.reason : "internal") as ErrorCode
    await finishEvent(tx, event.id, { fate: "dead", reason }, ctx.now)
    const died = fact("webhook.died", event.id, { reason })
    const { facts } = await makeTask(tx, ctx, {
      kind: "other",
      title: `See why an event of ${saidProvider(event.provider)} could not be processed`,
      why: ERRORS[reason].sentence,
      dueAt: addMs(ctx.now, HOUR_MS),
      owner: { role: "admin" },
      href: `/webhooks?view=events&fate=dead&provider=${event.provider}`,
      source: "run",
      sourceId: event.id,
      // Many that die at once are one thing to look at.
      effectKey: `dead ${event.provider} ${event.kind} ${ctx.now.toISOString().slice(0, 13)}`,
    })
    return { value: { fate: "dead" }, facts: [died, ...facts] }
  },
})
