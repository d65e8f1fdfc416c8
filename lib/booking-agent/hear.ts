import { readAnswer } from "@/lib/answers/read"
import type { Heard, Said } from "@/lib/answers/said"
import { makeAppointment } from "@/lib/appointments/book"
import { lockSlots } from "@/lib/appointments/lock"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { BookingTalk } from "@/lib/generated/prisma/client"
import { queueMessage } from "@/lib/messaging/queue"
import { chosenNumber } from "@/lib/reminders/read"
import { closeTasks } from "@/lib/tasks/close"
import { MINUTE_MS } from "@/lib/time"
import { offerInside } from "./offer-inside"
import { askPerson } from "./person-takes-over"
import { saysNone } from "./read"
import { bookedText, personText, toldOf } from "./say"
import { endTalk, heldTalk, isOpen, letGo, offeredOf } from "./talk"
import { MOST_ROUNDS } from "./words"

const BUTTON = /^booking[:_]([0-9a-f-]{36})[:_](\d)$/
const KEY = /^booking:([0-9a-f-]{36}):(\d)$/

/**
 * A reply to times that were offered by message; null: it is none. Only a plain number of the list that stands books,
 * after one more look at whether the time is free: what is lost is offered anew and never swapped unasked. Whatever else
 * may be meant, a person reads.
 */
export async function hearBooking(tx: Tx, ctx: Ctx, said: Said): Promise<Heard | null> {
  const found = await talkOf(tx, said)
  if (!found) return null
  const talk = await heldTalk(tx, found.id)
  const { reading, number } = read(talk, said)
  if (reading === "ordinary") return null
  const isStale = !isOpen(talk) || talk.messageId !== said.to?.id || isLate(talk, said)
  if (talk.status === "booked" && isStale) return null
  if (isStale || said.isChanged || talk.patientId !== said.patientId || reading === "unclear")
    return { facts: await askPerson(tx, ctx, talk, "unclear"), events: [] }
  return number === null ? noneSuits(tx, ctx, talk) : choose(tx, ctx, talk, number, said.messageId)
}

const isLate = ({ expiresAt }: BookingTalk, { saidAt }: Said): boolean => !expiresAt || saidAt > expiresAt

/** By the message of ours that it answers. */
async function talkOf(tx: Tx, said: Said): Promise<{ id: string } | null> {
  const button = BUTTON.exec(said.choiceId ?? "")?.[1]
  if (button) return tx.bookingTalk.findUnique({ where: { id: button }, select: { id: true } })
  if (!said.to) return null
  const message = await tx.message.findUnique({ where: { id: said.to.id }, select: { effectKey: true } })
  const id = KEY.exec(message?.effectKey ?? "")?.[1]
  return id ? tx.bookingTalk.findUnique({ where: { id }, select: { id: true } }) : null
}

type Read = { reading: "chosen" | "none" | "unclear" | "ordinary"; number: number | null }

function read(talk: BookingTalk, said: Said): Read {
  const of = offeredOf(talk).length
  const pressed = BUTTON.exec(said.choiceId ?? "")
  const number = pressed ? Number(pressed[2]) : chosenNumber(said.text, of)
  if (number !== null && number >= 1 && number <= of) return { reading: "chosen", number }
  if (pressed || saysNone(said.text)) return { reading: "none", number: null }
  const { reading } = readAnswer(said.text)
  if (reading === "yes" && of === 1) return { reading: "chosen", number: 1 }
  // A yes to a list says nothing of which; a time of day is not its number.
  const isAbout = reading !== "none" || /\p{N}/u.test(said.text)
  return { reading: isAbout ? "unclear" : "ordinary", number: null }
}

async function noneSuits(tx: Tx, ctx: Ctx, talk: BookingTalk): Promise<Heard> {
  const told = await toldOf(tx, ctx, talk, [])
  const sent = await answer(tx, ctx, talk, { body: personText(ctx, told), of: "none", purpose: "reply" })
  const ended = await endTalk(tx, ctx, talk, "none_suited")
  const task = await askPerson(tx, ctx, talk, "none_suited")
  return { facts: [...sent.facts, ...ended, ...task], events: sent.events }
}

async function choose(
  tx: Tx,
  ctx: Ctx,
  talk: BookingTalk,
  number: number,
  messageId: string,
): Promise<Heard> {
  const time = offeredOf(talk)[number - 1]
  if (!time) return { facts: [], events: [] }
  await lockSlots(tx, ctx)
  const made = await makeAppointment(tx, ctx, {
    patientId: talk.patientId,
    leadId: talk.leadId ?? undefined,
    serviceId: talk.serviceId,
    practitionerId: time.practitionerId,
    startsAt: time.startsAt,
    minutes: (Date.parse(time.endsAt) - Date.parse(time.startsAt)) / MINUTE_MS,
    holdId: time.holdId ?? undefined,
    source: "agent",
    anyway: false,
    effectKey: `booking ${talk.id}`,
  })
  if (made.id === null) return lost(tx, ctx, talk)
  await letGo(tx, talk, time.holdId)
  await tx.bookingTalk.update({
    where: { id: talk.id },
    data: { status: "booked", appointmentId: made.id, endedAt: ctx.now },
  })
  const told = await toldOf(tx, ctx, talk, [time.practitionerId])
  const sent = await answer(tx, ctx, talk, {
    ...{ body: bookedText(ctx, told, time), of: "booked", purpose: "confirmation" },
  })
  const closed = await closeTasks(
    tx,
    ctx,
    { clinicId: ctx.clinicId, effectKey: { startsWith: `booking:${talk.id}:` } },
    "booked",
  )
  return {
    facts: [
      ...made.facts,
      fact("booking.chosen", talk.id, {
        patientId: talk.patientId,
        before: { status: talk.status },
        after: { status: "booked", appointmentId: made.id, number, messageId },
      }),
      ...sent.facts,
      ...closed,
    ],
    events: [...made.events, ...sent.events],
  }
}

/** Somebody was quicker. Nobody is put anywhere unasked: other times are offered, three times at most. */
async function lost(tx: Tx, ctx: Ctx, talk: BookingTalk): Promise<Heard> {
  if (talk.rounds < MOST_ROUNDS) {
    const { facts, events } = await offerInside(tx, ctx, talk, { asReply: true })
    return { facts, events }
  }
  const told = await toldOf(tx, ctx, talk, [])
  const sent = await answer(tx, ctx, talk, { body: personText(ctx, told), of: "lost", purpose: "reply" })
  const ended = await endTalk(tx, ctx, talk, "slots_lost")
  const task = await askPerson(tx, ctx, talk, "slots_lost")
  return { facts: [...sent.facts, ...ended, ...task], events: sent.events }
}

type Answer = { body: string; of: string; purpose: "reply" | "confirmation" }
const answer = (tx: Tx, ctx: Ctx, talk: BookingTalk, { body, of, purpose }: Answer) =>
  queueMessage(tx, ctx, {
    ...{ patientId: talk.patientId, contactId: talk.contactId, leadId: talk.leadId, purpose },
    content: { kind: "text", body },
    effectKey: `booking:${talk.id}:${of}`,
  })
