import { slotsFor } from "@/lib/appointments/find-slots"
import { lockSlots } from "@/lib/appointments/lock"
import { makeHold } from "@/lib/appointments/make-hold"
import { FindSlotsInput } from "@/lib/appointments/schema"
import { HOLD_MINUTES } from "@/lib/appointments/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { BookingTalk } from "@/lib/generated/prisma/client"
import { queueMessage } from "@/lib/messaging/queue"
import type { OutboxEvent } from "@/lib/outbox"
import { addMs, calendarDay, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import { spreadTimes, type Time } from "./choose"
import { askPerson } from "./person-takes-over"
import { offerText, personText, toldOf } from "./say"
import type { Offered, OfferTimesStep } from "./schema"
import { endTalk, letGo } from "./talk"
import { ANSWER_HOURS, DAYS_AHEAD, NOTICE_HOURS, TIMES_OFFERED } from "./words"

export type OfferMade = { step: OfferTimesStep; facts: Fact[]; events: OutboxEvent[] }

/**
 * Looks for times, keeps them for a while and sends them as a list of numbers, in the caller's transaction. `asReply`: the
 * patient has just written, and the one they chose is gone. What the gate holds back for a while is undone as a whole.
 */
export async function offerInside(
  tx: Tx,
  ctx: Ctx,
  talk: BookingTalk,
  { asReply }: { asReply: boolean },
): Promise<OfferMade> {
  const round = talk.rounds + 1
  await tx.$executeRaw`savepoint offering`
  await letGo(tx, talk)
  const times = await freeTimes(tx, ctx, talk)
  const told = await toldOf(
    tx,
    ctx,
    talk,
    times.map((one) => one.practitionerId),
  )
  const send = (body: string, of: string) =>
    queueMessage(tx, ctx, {
      patientId: talk.patientId,
      contactId: talk.contactId,
      leadId: talk.leadId,
      purpose: asReply ? "reply" : "slot_offer",
      content: { kind: "text", body },
      effectKey: `booking:${talk.id}:${of}`,
      runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
    })
  if (times.length === 0) {
    const sent = await send(personText(ctx, told), "none")
    const wait = await untilOf(tx, sent)
    if (wait) return undone(tx, wait)
    const ended = await endTalk(tx, ctx, talk, "none_free")
    const task = await askPerson(tx, ctx, talk, "none_free")
    return { step: ENDED, facts: [...sent.facts, ...ended, ...task], events: sent.events }
  }
  const { offered, facts } = await keep(tx, ctx, talk, times)
  const sent = await send(offerText(ctx, told, times, asReply), `${round}`)
  if (sent.status === "blocked") {
    const wait = await untilOf(tx, sent)
    if (wait) return undone(tx, wait)
    const ended = await endTalk(tx, ctx, { ...talk, offered }, "not_sent")
    const task = await askPerson(tx, ctx, talk, "not_sent")
    return { step: ENDED, facts: [...facts, ...sent.facts, ...ended, ...task], events: sent.events }
  }
  const expiresAt = addMs(ctx.now, ANSWER_HOURS * HOUR_MS)
  await tx.bookingTalk.update({
    where: { id: talk.id },
    data: { status: "asked", rounds: round, offered, messageId: sent.id, expiresAt },
  })
  const until = expiresAt.toISOString()
  return {
    step: { state: "asked", until },
    facts: [
      ...facts,
      ...sent.facts,
      fact("booking.offered", talk.id, {
        patientId: talk.patientId,
        after: { round, times: times.map((one) => one.startsAt), messageId: sent.id, until },
      }),
    ],
    events: sent.events,
  }
}

const ENDED: OfferTimesStep = { state: "ended", until: null }

async function undone(tx: Tx, until: Date): Promise<OfferMade> {
  await tx.$executeRaw`rollback to savepoint offering`
  return { step: { state: "wait", until: until.toISOString() }, facts: [], events: [] }
}

/** From when on a message that is held back could go out. */
async function untilOf(tx: Tx, sent: { id: string; status: string }): Promise<Date | null> {
  if (sent.status !== "blocked") return null
  const row = await tx.message.findUniqueOrThrow({ where: { id: sent.id }, select: { heldUntil: true } })
  return row.heldUntil
}

async function freeTimes(tx: Tx, ctx: Ctx, { serviceId, practitionerId }: BookingTalk): Promise<Time[]> {
  const { timeZone } = ctx.clinic
  const page = await slotsFor(
    tx,
    ctx,
    FindSlotsInput.parse({
      serviceId,
      practitionerIds: practitionerId ? [practitionerId] : [],
      days: DAYS_AHEAD,
      limit: 500,
    }),
  )
  const from = addMs(ctx.now, NOTICE_HOURS * HOUR_MS).toISOString()
  return spreadTimes(
    page.slots.filter((one) => one.startsAt >= from),
    (instant) => calendarDay(toDate(instant), timeZone),
    TIMES_OFFERED,
  )
}

/** Kept for as long as somebody chooses; what somebody else was quicker to is offered all the same, and looked at again. */
async function keep(tx: Tx, ctx: Ctx, talk: BookingTalk, times: readonly Time[]) {
  await lockSlots(tx, ctx)
  const offered: Offered = []
  const facts: Fact[] = []
  for (const { practitionerId, roomId, startsAt, endsAt } of times) {
    const held = await makeHold(tx, ctx, {
      serviceId: talk.serviceId,
      practitionerId,
      roomId: roomId ?? undefined,
      startsAt,
      patientId: talk.patientId,
      purpose: "agent",
      expiresAt: addMs(ctx.now, HOLD_MINUTES * MINUTE_MS),
    })
    if (held.id) await tx.slotHold.update({ where: { id: held.id }, data: { heldById: null } })
    offered.push({ practitionerId, roomId, startsAt, endsAt, holdId: held.id })
    facts.push(...held.facts)
  }
  return { offered, facts }
}
