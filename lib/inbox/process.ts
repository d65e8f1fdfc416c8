import { applyCrmChange } from "@/lib/crm/apply-change"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { type Claimed, claimEvent } from "@/lib/inbox/claim"
import { finishEvent } from "@/lib/inbox/finish"
import { readItem } from "@/lib/inbox/read-item"
import { EventInput } from "@/lib/inbox/schema"
import { applyCall } from "@/lib/messaging/apply-call"
import { applyChange } from "@/lib/messaging/apply-change"
import { applyEcho } from "@/lib/messaging/apply-echo"
import { applyLine } from "@/lib/messaging/apply-line"
import { applyMove } from "@/lib/messaging/apply-move"
import { applyPreference } from "@/lib/messaging/apply-preference"
import { applyReaction } from "@/lib/messaging/apply-reaction"
import { applyStatus } from "@/lib/messaging/apply-status"
import { receiveMessage } from "@/lib/messaging/receive"
import { receiveForm } from "@/lib/messaging/receive-form"
import { warnAdmins } from "@/lib/messaging/warn-admins"
import { command } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import type { Told } from "@/lib/providers/provider"
import { applyNotice } from "@/lib/templates/apply-notice"

type Outcome =
  | { fate: "processed"; facts: Fact[]; events: OutboxEvent[] }
  | { fate: "ignored" | "quarantined"; reason: string; facts?: Fact[] }

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
      : { value, facts: outcome.facts ?? [] }
  },
})

async function actOn(tx: Tx, ctx: Ctx, event: Claimed, told: Told): Promise<Outcome> {
  const { providerAt, receivedAt, position } = event
  const at = providerAt ?? receivedAt
  const arrived = { webhookEventId: event.id, provider: event.provider, providerAt, receivedAt, position }
  if (told.say === "message") {
    return { fate: "processed", ...(await receiveMessage(tx, ctx, { ...arrived, message: told.message })) }
  }
  if (told.say === "echo") return outcomeOf(await applyEcho(tx, ctx, { ...arrived, echo: told.echo }))
  if (told.say === "call") return outcomeOf(await applyCall(tx, ctx, { ...arrived, call: told.call }))
  if (told.say === "line")
    return outcomeOf(await applyLine(tx, ctx, event.provider, told.line, at < receivedAt ? at : receivedAt))
  if (told.say === "change") return outcomeOf(await applyChange(tx, ctx, told.change, at))
  if (told.say === "reaction")
    return outcomeOf(await applyReaction(tx, ctx, { ...arrived, reaction: told.reaction }))
  if (told.say === "move") return outcomeOf(await applyMove(tx, ctx, told.move, at))
  if (told.say === "preference")
    return outcomeOf(
      await applyPreference(tx, ctx, { preference: told.preference, at, webhookEventId: event.id }),
    )
  if (told.say === "rating") return outcomeOf(await applyNotice(tx, ctx, told.notice, at, event.id))
  if (told.say === "warning") {
    const { facts } = await warnAdmins(tx, ctx, event.provider, told.warning)
    const noted = told.notice && (await applyNotice(tx, ctx, told.notice, at, event.id))
    return outcomeOf({ facts: [...facts, ...(noted?.facts ?? [])] })
  }
  if (told.say === "form") {
    const given = { form: told.form, key: event.key, webhookEventId: event.id, receivedAt }
    return { fate: "processed", ...(await receiveForm(tx, ctx, given)) }
  }
  if (told.say === "crm") return outcomeOf(await applyCrmChange(tx, ctx, told.change))
  if (told.say === "status") {
    return outcomeOf(await applyStatus(tx, ctx, told.status, at))
  }
  if (told.say === "software")
    return { fate: "quarantined", reason: "It tells of the software, and came to a clinic's address." }
  return { fate: told.say, reason: told.reason }
}

/** What says why it changed nothing was ignored; the facts that came of it all the same are kept. */
function outcomeOf(done: { facts: Fact[]; events?: OutboxEvent[]; ignored?: string }): Outcome {
  const { facts, events = [], ignored } = done
  return ignored ? { fate: "ignored", reason: ignored, facts } : { fate: "processed", facts, events }
}
