import { type Heard, NOTHING, type Said } from "@/lib/answers/said"
import { cancelInside } from "@/lib/appointments/cancel"
import { confirmInside } from "@/lib/appointments/confirm"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Addressed, addressed, isOfSeveral } from "@/lib/reminders/addressed"
import { keepAnswer } from "@/lib/reminders/keep-answer"
import { chooseTime, offerTimes } from "@/lib/reminders/offer-times"
import { chosenNumber, offersNo, readReminderAnswer } from "@/lib/reminders/read"
import { askToDo, closeReplies, type ReplyTask } from "@/lib/reminders/reply-task"
import { sayBack, together } from "@/lib/reminders/say-back"
import { addMs, DAY_MS, toDate } from "@/lib/time"

/**
 * What a reply says to a reminder, in the transaction that keeps it; null: it is none. A plain answer is done at once:
 * confirmed, cancelled, or other times offered. What is doubtful changes nothing and is put before a person.
 */
export async function hearReminder(tx: Tx, ctx: Ctx, said: Said): Promise<Heard | null> {
  const reminder = said.to ? await addressed(tx, ctx, said.to) : null
  if (!reminder || !said.to) return null
  const { appointment, offered, answer } = reminder
  const number = answer === "move" ? chosenNumber(said.text, offered.length) : null
  const time = number ? offered[number - 1] : undefined
  const reading = time ? "choose" : readReminderAnswer(said.text, { noCancels: offersNo(reminder.body) })
  if (reading === "none") return null
  // Told again: it is as they want it already.
  if (reading === answer && reading !== "unclear" && reading !== "move" && isStill(reminder)) return NOTHING
  if (time && appointment.startsAt.getTime() === toDate(time.startsAt).getTime()) return NOTHING
  const doubt = await doubtOf(tx, ctx, said, reminder, reading)
  if (doubt)
    return together(
      await keepAnswer(tx, said, reminder, "unclear"),
      await askToDo(tx, ctx, said, reminder, doubt),
    )
  if (time) return chooseTime(tx, ctx, said, reminder, time)
  if (reading === "move") return offerTimes(tx, ctx, said, reminder)
  return reading === "confirm" ? confirm(tx, ctx, said, reminder) : cancel(tx, ctx, said, reminder)
}

type Reading = ReturnType<typeof readReminderAnswer> | "choose"

const isStill = ({ answer, appointment: { status } }: Addressed): boolean =>
  (answer === "confirm" && status === "confirmed") || (answer === "cancel" && status === "cancelled")

/** Why a reply may not be what it reads like. */
async function doubtOf(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  reminder: Addressed,
  reading: Reading,
): Promise<ReplyTask | null> {
  const { appointment, answer } = reminder
  if (said.isChanged) return "changed"
  if (reading === "unclear") return "unclear"
  if (answer === "cancel") return "again"
  const isOpen = appointment.status === "scheduled" || appointment.status === "confirmed"
  const isSameTime = appointment.startsAt.getTime() === reminder.startsAt.getTime()
  if (!isOpen || !isSameTime || said.saidAt >= appointment.startsAt || ctx.now >= appointment.startsAt)
    return "over"
  // A yes to times that were offered names none of them.
  if (answer === "move" && reading === "confirm" && reminder.offered.length > 0) return "unclear"
  if (said.to?.isQuoted || reading === "choose") return null
  return (await isOfSeveral(tx, ctx, said.contactId, reminder, said.saidAt)) ? "several" : null
}

async function confirm(tx: Tx, ctx: Ctx, said: Said, reminder: Addressed): Promise<Heard> {
  const { appointment } = reminder
  const { messageId } = said
  const facts = await confirmInside(tx, ctx, appointment, { by: "reply", messageId })
  return together(
    { facts, events: [] },
    await keepAnswer(tx, said, reminder, "confirm"),
    { facts: await closeReplies(tx, ctx, appointment.id), events: [] },
    await sayBack(tx, ctx, said, reminder, { phrase: "confirmed" }),
  )
}

/** Asks nothing twice: the time is free at once. Who cancels within a day is called, too. */
async function cancel(tx: Tx, ctx: Ctx, said: Said, reminder: Addressed): Promise<Heard> {
  const { appointment } = reminder
  const cancelled = await cancelInside(tx, ctx, appointment, { because: "patient", by: "reply" })
  const closed = await closeReplies(tx, ctx, appointment.id)
  const isShort = appointment.startsAt < addMs(ctx.now, DAY_MS)
  return together(
    cancelled,
    await keepAnswer(tx, said, reminder, "cancel"),
    { facts: closed, events: [] },
    isShort ? await askToDo(tx, ctx, said, reminder, "short_notice") : NOTHING,
    await sayBack(tx, ctx, said, reminder, { phrase: "cancelled" }),
  )
}
