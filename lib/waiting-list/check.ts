import { z } from "zod"
import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { calendarDay, toDate } from "@/lib/time"
import { type Ended, endOffer } from "./end-offer"
import { WITH_OFFER } from "./offer-rows"
import { freeEvent } from "./open-slot"

const MOST = 200
export const CheckInput = z.strictObject({})

/**
 * What no run looked after: ends offers whose time is over, wakes times whose next question is due, and takes off the list
 * whose last day has passed. Run again it finds nothing.
 */
export const checkWaitingList = command({
  name: "waiting_list.check",
  may: "appointments.write",
  input: CheckInput,
  async run({ ctx, tx }) {
    await lockSlots(tx, ctx)
    const over = await tx.waitingListOffer.findMany({
      where: { status: "offered", expiresAt: { lte: ctx.now } },
      include: WITH_OFFER,
      orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const done: Ended = { facts: [], events: [] }
    for (const offer of over) {
      const { facts, events } = await endOffer(tx, ctx, offer, { status: "expired", by: "system" })
      done.facts.push(...facts)
      done.events.push(...events)
    }
    const today = toDate(`${calendarDay(ctx.now, ctx.clinic.timeZone)}T00:00:00Z`)
    const ended = await tx.waitingListEntry.updateManyAndReturn({
      where: { status: "waiting", latestOn: { lt: today } },
      data: { status: "expired", endedAt: ctx.now, updatedAt: ctx.now },
      select: { id: true, patientId: true },
    })
    const idle = await tx.freedSlot.findMany({
      where: { status: "offering", offers: { none: { status: "offered" } } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: MOST,
      select: { id: true, nextAt: true },
    })
    const due = idle.filter(({ nextAt }) => nextAt === null || nextAt <= ctx.now)
    return {
      value: { expired: over.length, ended: ended.length, woken: due.length },
      facts: [
        ...done.facts,
        ...ended.map(({ id, patientId }) =>
          fact("waiting_list.ended", id, { patientId, after: { status: "expired" } }),
        ),
      ],
      events: [
        ...done.events,
        ...due.map(({ id }) => freeEvent(ctx, id, `checked ${ctx.now.toISOString()}`)),
      ],
    }
  },
})
