import { readSetting } from "@/lib/clinics/settings"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Recall } from "@/lib/generated/prisma/client"
import { queueMessage } from "@/lib/messaging/queue"
import { patientZone, quietUntil } from "@/lib/messaging/quiet"
import { HELD_FOR_A_WHILE } from "@/lib/messaging/words"
import { command, type Done } from "@/lib/operation"
import { addressed, composed, type Place, placeToWrite, serviceName } from "@/lib/recalls/compose"
import { ended, heldRecall } from "@/lib/recalls/reach"
import { afterHeld, isOpen, nextInvite } from "@/lib/recalls/rules"
import { type Invited, InviteInput } from "@/lib/recalls/schema"
import { RECALL_TEXTS } from "@/lib/recalls/texts"
import { SENDING_LIMITS } from "@/lib/sending/limits"
import { addMs, calendarDay, DAY_MS, exactDay, HOUR_MS } from "@/lib/time"

/** Worth nothing three days later: then it is asked anew. */
const TOO_LATE_MS = 3 * DAY_MS
/** Nobody waits longer for room in a person's day: the next day's check begins anew. */
const PATIENCE_MS = 30 * HOUR_MS
/** However often it is run: who was invited a moment ago is not invited again. */
const SINCE_MS = 20 * HOUR_MS

/**
 * Invites a patient to come again, once: at night, or where the day is full, it says until when to wait. What is kept back
 * for longer is told on the recall, and left to a person where no message will ever reach the patient.
 */
export const invite = command({
  name: "recalls.invite",
  may: "appointments.write",
  input: InviteInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Invited>> {
    const recall = await heldRecall(tx, ctx, grant, input.id)
    const byHand = memberIdOf(ctx) !== null
    const over: Done<Invited> = { value: { state: "ended", until: null }, facts: [] }
    if (!isOpen(recall.status)) return byHand ? ended() : over
    const isAgain = recall.lastRemindedAt && addMs(recall.lastRemindedAt, SINCE_MS) > ctx.now
    if (isAgain) {
      // The same press told twice is one; another one would be a second message.
      const effectKey = keyOf(ctx, recall, input.key)
      const isSame = !byHand || (await tx.message.count({ where: { clinicId: ctx.clinicId, effectKey } })) > 0
      if (!isSame) fail("wrong_state", { sentence: LATELY })
      return { value: { state: "invited", until: null }, facts: [] }
    }
    if (!byHand && (recall.toCall || recall.status === "snoozed")) return over
    const patient = await tx.patient.findUniqueOrThrow({ where: { id: recall.patientId } })
    const gone = patient.mergedIntoId ? "merged" : patient.erasedAt ? "erased" : null
    if (gone) return held(tx, ctx, recall, gone)
    const ahead = await aheadOf(tx, ctx, recall.patientId)
    if (ahead) {
      if (byHand) fail("wrong_state", { sentence: AHEAD })
      return held(tx, ctx, recall, "booked_ahead", addMs(ahead, DAY_MS))
    }
    const place = await placeToWrite(tx, ctx, recall.patientId)
    if (!place) return held(tx, ctx, recall, "no_number")
    const quiet = await quietAt(tx, ctx, recall.patientId)
    if (quiet && !byHand) return { value: { state: "wait", until: quiet.toISOString() }, facts: [] }
    return write(tx, ctx, recall, { patient, place, key: input.key })
  },
})

const LATELY = "They were invited less than a day ago."
const keyOf = (ctx: Ctx, recall: Recall, key: string): string =>
  `recall:${recall.id}:${calendarDay(ctx.now, ctx.clinic.timeZone)}:${key}`
const AHEAD = "This patient has an appointment ahead. They are invited after it."

async function write(
  tx: Tx,
  ctx: Ctx,
  recall: Recall,
  { patient, place, key }: { patient: { name: string; language: string | null }; place: Place; key: string },
): Promise<Done<Invited>> {
  const { name, language } = await addressed(tx, ctx, patient)
  const service = await tx.service.findUniqueOrThrow({ where: { id: recall.serviceId } })
  const last = await tx.appointment.findUnique({ where: { id: recall.lastAppointmentId } })
  const clinic = ctx.clinic.name
  const gaps = {
    name,
    clinic,
    service: serviceName(service, language),
    last_visit: last ? exactDay(last.startsAt, ctx.clinic.timeZone, language) : "",
  }
  const memberId = memberIdOf(ctx)
  const queued = await queueMessage(tx, ctx, {
    patientId: recall.patientId,
    contactId: place.contactId,
    purpose: "recall",
    content: await composed(tx, ctx, {
      place,
      language,
      template: "recall",
      text: RECALL_TEXTS[language],
      gaps,
    }),
    effectKey: keyOf(ctx, recall, key),
    sentById: memberId,
    runId: ctx.actor.kind === "system" ? (ctx.actor.runId ?? null) : null,
    tooLateAt: addMs(ctx.now, TOO_LATE_MS),
  })
  const { because, facts, events } = queued
  if (because === null) {
    const attempts = recall.attempts + 1
    await tx.recall.update({
      where: { id: recall.id },
      data: {
        status: "reminded",
        attempts,
        lastRemindedAt: ctx.now,
        messageId: queued.id,
        because: null,
        toCall: false,
        nextAt: nextInvite(attempts, ctx.now),
        updatedAt: ctx.now,
      },
    })
    const told = fact("recall.invited", recall.id, {
      patientId: recall.patientId,
      after: { attempts, messageId: queued.id },
    })
    return { value: { state: "invited", until: null }, facts: [...facts, told], events }
  }
  const row = await tx.message.findUniqueOrThrow({ where: { id: queued.id }, select: { heldUntil: true } })
  const waits = HELD_FOR_A_WHILE.includes(because) && row.heldUntil
  if (waits && row.heldUntil && row.heldUntil < addMs(ctx.now, PATIENCE_MS) && !memberId)
    return { value: { state: "wait", until: row.heldUntil.toISOString() }, facts, events }
  const kept = await held(tx, ctx, recall, because, waits ? row.heldUntil : undefined)
  return { ...kept, facts: [...facts, ...kept.facts], events }
}

/** Kept back: by the gate, or because there is nobody to write to. `nextAt` where it is only for a while. */
async function held(
  tx: Tx,
  ctx: Ctx,
  recall: Recall,
  because: string,
  nextAt?: Date | null,
): Promise<Done<Invited>> {
  const after = nextAt ? { toCall: false, nextAt } : afterHeld(because, recall.dueOn, ctx.now)
  const value: Invited = { state: "held", until: null, because }
  const isSame =
    recall.because === because &&
    recall.toCall === after.toCall &&
    recall.nextAt?.getTime() === after.nextAt?.getTime()
  if (isSame) return { value, facts: [] }
  await tx.recall.update({ where: { id: recall.id }, data: { because, ...after, updatedAt: ctx.now } })
  const facts: Fact[] = [
    fact("recall.held", recall.id, {
      patientId: recall.patientId,
      after: { because, toCall: after.toCall, nextAt: after.nextAt?.toISOString() ?? null },
    }),
  ]
  return { value, facts }
}

/** When they come next, where they are booked. */
async function aheadOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Date | null> {
  const next = await tx.appointment.findFirst({
    where: {
      patientId,
      endsAt: { gt: ctx.now },
      status: { in: ["requested", "scheduled", "confirmed", "checked_in", "in_session"] },
    },
    orderBy: { startsAt: "asc" },
    select: { startsAt: true },
  })
  return next?.startsAt ?? null
}

async function quietAt(tx: Tx, ctx: Ctx, patientId: string): Promise<Date | null> {
  const limits = await readSetting(tx, ctx, SENDING_LIMITS)
  return quietUntil(ctx.now, await patientZone(tx, ctx, patientId), limits)
}
