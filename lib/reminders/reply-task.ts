import type { Heard, Said } from "@/lib/answers/said"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Addressed } from "@/lib/reminders/addressed"
import { closeTasks } from "@/lib/tasks/close"
import { makeTask } from "@/lib/tasks/make"
import type { TaskKind } from "@/lib/tasks/words"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"

type Wanted = { kind: TaskKind; title: string; why: string; hours: number }

/** What a person has to do about a reply to a reminder, and why. */
export const REPLY_TASKS = {
  unclear: {
    kind: "reply",
    title: "Read a reply to a reminder",
    why: "The patient answered a reminder, and it is not plain whether they come. Nothing was changed.",
    hours: 1,
  },
  several: {
    kind: "reply",
    title: "Read a reply to a reminder",
    why: "Several people of this number were reminded. It is not plain for whom this answer is. Nothing was changed.",
    hours: 1,
  },
  over: {
    kind: "reply",
    title: "Read a reply to a reminder",
    why: "The appointment had been changed, cancelled or begun before this answer came. Nothing was changed.",
    hours: 1,
  },
  again: {
    kind: "reply",
    title: "Read a reply to a reminder",
    why: "The patient had answered differently before. Nothing was changed by this answer.",
    hours: 1,
  },
  changed: {
    kind: "reply",
    title: "Read a reply to a reminder",
    why: "The reply was edited or deleted. An edit is never taken for an answer.",
    hours: 1,
  },
  move: {
    kind: "call_back",
    title: "Find another time for an appointment",
    why: "The patient asked for another time by reply. The appointment stands until another time is agreed.",
    hours: 2,
  },
  short_notice: {
    kind: "call_back",
    title: "Call a patient who cancelled at short notice",
    why: "Cancelled by reply less than 24 hours before. The time is free again; ask whether another one suits.",
    hours: 2,
  },
} as const satisfies Record<string, Wanted>
export type ReplyTask = keyof typeof REPLY_TASKS

const keyOf = (appointmentId: string) => `reminder_reply:${appointmentId}:`

/** One task of a kind for an appointment, as long as it is open. Due before the appointment, where there is time. */
export async function askToDo(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  { appointment }: Addressed,
  what: ReplyTask,
): Promise<Heard> {
  const { kind, title, why, hours } = REPLY_TASKS[what]
  const key = keyOf(appointment.id)
  const open = await tx.task.findFirst({
    where: { clinicId: ctx.clinicId, status: "open", kind, title, effectKey: { startsWith: key } },
    select: { id: true },
  })
  if (open) return { facts: [], events: [] }
  const usual = addMs(ctx.now, hours * HOUR_MS)
  const soon = addMs(ctx.now, 15 * MINUTE_MS)
  const before = addMs(appointment.startsAt, -HOUR_MS)
  const { facts } = await makeTask(tx, ctx, {
    kind,
    title,
    why,
    dueAt:
      before > soon && before < usual
        ? before
        : before <= soon && appointment.startsAt > ctx.now
          ? soon
          : usual,
    owner: { role: "frontdesk" },
    patientId: appointment.patientId,
    ...(said.leadId && { leadId: said.leadId }),
    href: `/appointments/${appointment.id}`,
    source: "message",
    sourceId: said.messageId,
    effectKey: `${key}${said.messageId}:${what}`,
  })
  return { facts, events: [] }
}

/** A plain answer has come: what waited for one is not needed. */
export const closeReplies = (tx: Tx, ctx: Ctx, appointmentId: string) =>
  closeTasks(tx, ctx, { clinicId: ctx.clinicId, effectKey: { startsWith: keyOf(appointmentId) } }, "answered")
