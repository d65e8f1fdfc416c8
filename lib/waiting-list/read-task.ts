import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import { addMs, MINUTE_MS } from "@/lib/time"

/** Why a person has to read it, for whoever opens the task. */
export const WHY = {
  unclear: "A time is kept for this person, and their reply is not plainly yes or no.",
  several: "Several people share this number. It is not plain who of them answered the offer of a time.",
  changed: "The reply to the offer of a time was edited. An edit is never taken for an answer.",
  since: "A colleague wrote to this person after the offer of a time. The reply may be about that.",
  over: "This person said yes to a time they were offered before, and are on the waiting list no more.",
} as const
export type Why = keyof typeof WHY

/** The time is kept for hours only: it is read within half of one. */
const READ_MINUTES = 30
const key = (offerId: string) => `read_offer:${offerId}:`

type Wanted = {
  why: Why
  offerId: string
  entryId: string
  messageId: string
  patientId: string
  leadId: string | null
}

export async function askToRead(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<Fact[]> {
  const { why, offerId, entryId, messageId, patientId, leadId } = wanted
  const { facts } = await makeTask(tx, ctx, {
    kind: "reply",
    title: "Read a reply to a time that was offered",
    why: WHY[why],
    dueAt: addMs(ctx.now, READ_MINUTES * MINUTE_MS),
    owner: { role: "frontdesk" },
    patientId,
    ...(leadId && { leadId }),
    href: `/waiting-list/${entryId}`,
    source: "message",
    sourceId: messageId,
    effectKey: `${key(offerId)}${messageId}`,
  })
  return facts
}

/** The offer is settled: nothing is left to read. */
export const closeReading = (tx: Tx, ctx: Ctx, offerId: string): Promise<Fact[]> =>
  closeTasks(tx, ctx, { clinicId: ctx.clinicId, effectKey: { startsWith: key(offerId) } }, "answered")
