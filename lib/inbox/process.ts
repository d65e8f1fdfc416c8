import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { type Claimed, claimEvent } from "@/lib/inbox/claim"
import { finishEvent } from "@/lib/inbox/finish"
import { readItem } from "@/lib/inbox/read-item"
import { EventInput } from "@/lib/inbox/schema"
import { applyStatus } from "@/lib/messaging/apply-status"
import { receiveMessage } from "@/lib/messaging/receive"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import type { Told } from "@/lib/providers/provider"

type Outcome =
  | { fate: "processed"; facts: Fact[]; events: OutboxEvent[] }
  | { fate: "ignored" | "quarantined"; reason: string }

/**
 * Reads an event, does what it asks for and gives it its fate, all in one transaction. A dead one is taken too: what
 * comes to it is a run that a person started again, or one whose worker came back after it was given up.
 */
export const processEvent = command({
  name: "inbox.process",
  may: "webhooks.replay",
  input: EventInput,
  async run({ ctx, tx, input }) {
    const event = await claimEvent(tx, input.id)
    if (event.fate !== "pending" && event.fate !== "dead") return { value: { fate: event.fate }, facts: [] }
    const outcome = await actOn(tx, ctx, event, await readItem(tx, ctx.clinicId, event))
    await finishEvent(tx, event.id, outcome, ctx.now)
    const value = { fate: outcome.fate }
    return outcome.fate === "processed"
      ? { value, facts: outcome.facts, events: outcome.events }
      : { value, facts: [] }
  },
})

async function actOn(tx: Tx, ctx: Ctx, event: Claimed, told: Told): Promise<Outcome> {
  const { providerAt, receivedAt } = event
  if (told.say === "message") {
    const { message } = told
    const given = { channel: "whatsapp" as const, message, webhookEventId: event.id, providerAt, receivedAt }
    return { fate: "processed", ...(await receiveMessage(tx, ctx, given)) }
  }
  if (told.say === "status") {
    const { facts, ignored } = await applyStatus(tx, ctx, told.status, providerAt ?? receivedAt)
    return ignored ? { fate: "ignored", reason: ignored } : { fate: "processed", facts, events: [] }
  }
  return { fate: told.say, reason: told.reason }
}
