import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import type { BookingTalk } from "@/lib/generated/prisma/client"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

const WHY = {
  none_free: "No time is free in the weeks ahead. Find one, or offer the waiting list.",
  none_suited: "None of the times that were offered suited them.",
  slots_lost: "The times they chose were taken by others, three times over.",
  nobody_answered: "Times were offered by message, and nobody answered within a day.",
  not_sent: "The times could not be sent by message. Ring them.",
  unclear: "Times were offered by message, and the reply is not plainly one of their numbers.",
} as const
export type Why = keyof typeof WHY

/** Hours in which somebody has to have looked. */
const DUE: Record<Why, number> = {
  none_free: 2,
  none_suited: 2,
  slots_lost: 1,
  nobody_answered: 24,
  not_sent: 2,
  unclear: 1,
}

/** What the product cannot settle, a person does: one task for each cause. */
export async function askPerson(tx: Tx, ctx: Ctx, talk: BookingTalk, why: Why): Promise<Fact[]> {
  const isReply = why === "unclear"
  const { facts } = await makeTask(tx, ctx, {
    kind: isReply ? "reply" : "call_back",
    title: isReply ? "Read a reply to offered times" : "Find a time with the patient",
    why: WHY[why],
    dueAt: addMs(ctx.now, DUE[why] * HOUR_MS),
    owner: { role: "coordinator" },
    patientId: talk.patientId,
    ...(talk.leadId && { leadId: talk.leadId }),
    source: "system",
    sourceId: talk.id,
    effectKey: `booking:${talk.id}:${why}${isReply ? `:${talk.rounds}` : ""}`,
  })
  return facts
}
