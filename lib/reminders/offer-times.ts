import type { Heard, Said } from "@/lib/answers/said"
import { conflictsOf } from "@/lib/appointments/conflicts"
import { slotsFor } from "@/lib/appointments/find-slots"
import { lockSlots } from "@/lib/appointments/lock"
import { placeOf } from "@/lib/appointments/move-place"
import { putInside } from "@/lib/appointments/put"
import { FindSlotsInput } from "@/lib/appointments/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Addressed } from "@/lib/reminders/addressed"
import { keepAnswer } from "@/lib/reminders/keep-answer"
import { languageOf, whenIn } from "@/lib/reminders/message"
import { askToDo, closeReplies } from "@/lib/reminders/reply-task"
import { sayBack, together } from "@/lib/reminders/say-back"
import type { OfferedTime } from "@/lib/reminders/schema"
import { addMs, calendarDay, HOUR_MS, toDate } from "@/lib/time"

const MOST = 3
const DAYS = 28
/** Nobody is offered a time they could hardly get to. */
const NOTICE_MS = 3 * HOUR_MS

/** The patient wants another time: up to three free ones, on different days, to be chosen by number; a person sees it through. */
export async function offerTimes(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  reminder: Addressed,
  { isGone = false } = {},
): Promise<Heard> {
  const times = await freeTimes(tx, ctx, reminder)
  const language = await languageOf(tx, ctx, reminder.appointment)
  const lines = times.map(
    (one, n) => `${n + 1}. ${whenIn(language, toDate(one.startsAt), ctx.clinic.timeZone)}`,
  )
  return together(
    await keepAnswer(tx, said, reminder, "move", times),
    await askToDo(tx, ctx, said, reminder, "move"),
    await sayBack(tx, ctx, said, reminder, {
      phrase: times.length === 0 ? "noOffer" : isGone ? "gone" : "offer",
      gaps: { times: lines.join("\n") },
    }),
  )
}

async function freeTimes(tx: Tx, ctx: Ctx, { appointment }: Addressed): Promise<OfferedTime[]> {
  const { serviceId, practitionerId } = appointment
  const [service, practitioner] = [
    await tx.service.findUnique({ where: { id: serviceId }, select: { retiredAt: true } }),
    await tx.practitioner.findUnique({ where: { id: practitionerId }, select: { retiredAt: true } }),
  ]
  if (!service || service.retiredAt) return []
  const { slots } = await slotsFor(
    tx,
    ctx,
    FindSlotsInput.parse({
      serviceId,
      practitionerIds: practitioner?.retiredAt ? [] : [practitionerId],
      minutes: (appointment.endsAt.getTime() - appointment.startsAt.getTime()) / 60_000,
      days: DAYS,
      limit: 200,
    }),
  )
  const from = addMs(ctx.now, NOTICE_MS)
  const days = new Set<string>()
  return slots
    .filter(({ startsAt }) => {
      const day = calendarDay(toDate(startsAt), ctx.clinic.timeZone)
      if (toDate(startsAt) < from || days.has(day) || days.size >= MOST) return false
      days.add(day)
      return true
    })
    .map(({ startsAt, practitionerId, roomId }) => ({ startsAt, practitionerId, roomId }))
}

/**
 * They chose one by its number: moved there, unless somebody was quicker; then they are asked again, with what is free now,
 * and nothing was moved.
 */
export async function chooseTime(
  tx: Tx,
  ctx: Ctx,
  said: Said,
  reminder: Addressed,
  time: OfferedTime,
): Promise<Heard> {
  const { appointment } = reminder
  await tx.$executeRaw`savepoint chosen`
  await lockSlots(tx, ctx)
  const place = await placeOf(tx, ctx, appointment, {
    startsAt: time.startsAt,
    practitionerId: time.practitionerId,
  }).catch(() => null)
  if (!place || (await conflictsOf(tx, ctx, place)).length > 0) {
    await tx.$executeRaw`rollback to savepoint chosen`
    return offerTimes(tx, ctx, said, reminder, { isGone: true })
  }
  const moved = await putInside(tx, ctx, appointment, place, { anyway: [] })
  return together(
    moved,
    { facts: await closeReplies(tx, ctx, appointment.id), events: [] },
    await sayBack(tx, ctx, said, reminder, { phrase: "moved", startsAt: place.startsAt }),
  )
}
