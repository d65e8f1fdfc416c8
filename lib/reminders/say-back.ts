import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { queueMessage } from "@/lib/messaging/queue"
import { type Addressed, ANSWER_KEY } from "@/lib/reminders/addressed"
import { gapsOf, languageOf } from "@/lib/reminders/message"
import { put, REMINDER_WORDS } from "@/lib/reminders/patient-phrases"

type Phrase = "confirmed" | "cancelled" | "offer" | "noOffer" | "moved" | "gone"

/** Tells the patient what came of their reply, once a reply; it goes on from what they wrote a moment ago. */
export async function sayBack(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  reminder: Addressed,
  { phrase, startsAt, gaps = {} }: { phrase: Phrase; startsAt?: Date; gaps?: Record<string, string> },
): Promise<Heard> {
  const { appointment } = reminder
  const about = startsAt ? { ...appointment, startsAt } : appointment
  const language = await languageOf(tx, ctx, about)
  const body = put(REMINDER_WORDS[language][phrase], { ...gapsOf(ctx, about, language), ...gaps })
  const { facts, events } = await queueMessage(tx, ctx, {
    patientId: appointment.patientId,
    contactId: said.contactId,
    leadId: said.leadId,
    purpose: "confirmation",
    content: { kind: "text", body },
    effectKey: `${ANSWER_KEY}:${reminder.id}:${said.messageId}`,
    runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
  })
  return { facts, events }
}

export const together = (...all: Heard[]): Heard => ({
  facts: all.flatMap((one) => one.facts),
  events: all.flatMap((one) => one.events),
})
