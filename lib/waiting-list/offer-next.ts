import { lockSlots } from "@/lib/appointments/lock"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { FreedSlot } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"
import { candidatesFor } from "./candidates"
import { makeOffer } from "./make-offer"
import { openTimes } from "./open-times"
import { asksFrom, isInTime } from "./rules"
import { type OfferStep, SlotIdInput } from "./schema"
import type { SlotStatus } from "./words"

/** So many are tried in one go, those included to whom nothing could be sent. */
const MOST_TRIED = 25

/**
 * Offers a free time to whoever is next: to one person, never while another one's answer is awaited, and only while the
 * clinic is open. Told again it says what stands. Nobody left, booked otherwise or too late: it is settled as that.
 */
export const offerNext = command({
  name: "waiting_list.offer_next",
  may: "appointments.write",
  input: SlotIdInput,
  async run({ ctx, tx, input }): Promise<Done<OfferStep>> {
    await lockSlots(tx, ctx)
    const slot = isId(input.id) ? await tx.freedSlot.findUnique({ where: { id: input.id } }) : null
    if (!slot) return fail("not_found")
    if (slot.status !== "offering")
      return { value: { state: "ended", status: slot.status as SlotStatus }, facts: [] }
    const open = await tx.waitingListOffer.findFirst({ where: { slotId: slot.id, status: "offered" } })
    if (open)
      return { value: { state: "offered", offerId: open.id, until: open.expiresAt.toISOString() }, facts: [] }
    if (!isInTime(slot.startsAt, ctx.now)) return settled(tx, ctx, slot, "too_late")
    if (await isTaken(tx, ctx, slot)) return settled(tx, ctx, slot, "gone")
    const from = asksFrom(await openTimes(tx, ctx), ctx.now)
    if (from > ctx.now) return waits(tx, ctx, slot, from, [], [])
    return offered(tx, ctx, slot)
  },
})

async function offered(tx: Tx, ctx: Ctx, slot: FreedSlot): Promise<Done<OfferStep>> {
  const facts: Fact[] = []
  const events: OutboxEvent[] = []
  const candidates = await candidatesFor(tx, ctx, slot)
  for (const { entry, score, reasons } of candidates.slice(0, MOST_TRIED)) {
    const { practitionerId, startsAt, id: slotId } = slot
    const given = {
      entry,
      practitionerId,
      startsAt,
      slotId,
      score,
      reasons,

      way: "message" as const,
    }
    const made = await makeOffer(tx, ctx, given)
    // Too long for what is free, or they have something else then: whoever comes after them may fit.
    if (made.state === "conflict") continue
    facts.push(...made.facts)
    events.push(...made.events)
    if (made.state === "blocked") continue
    await tx.freedSlot.update({ where: { id: slotId }, data: { nextAt: null } })
    const until = made.until.toISOString()
    return { value: { state: "offered", offerId: made.id, until }, facts, events }
  }
  const again = await tx.waitingListOffer.aggregate({
    where: {
      slotId: slot.id,
      status: "blocked",
      againAt: { gt: ctx.now },
      entry: { status: "waiting" },
    },
    _min: { againAt: true },
  })
  const next = again._min.againAt
  if (next) return waits(tx, ctx, slot, next, facts, events)
  return settled(tx, ctx, slot, "nobody", facts, events)
}

async function waits(
  tx: Tx,
  ctx: Ctx,
  slot: FreedSlot,
  until: Date,
  facts: Fact[],
  events: OutboxEvent[],
): Promise<Done<OfferStep>> {
  if (!isInTime(slot.startsAt, until)) return settled(tx, ctx, slot, "too_late", facts, events)
  await tx.freedSlot.update({ where: { id: slot.id }, data: { nextAt: until } })
  return { value: { state: "wait", until: until.toISOString() }, facts, events }
}

async function settled(
  tx: Tx,
  ctx: Ctx,
  slot: FreedSlot,
  status: SlotStatus,
  facts: Fact[] = [],
  events: OutboxEvent[] = [],
): Promise<Done<OfferStep>> {
  const settling = await settleSlot(tx, ctx, slot.id, status)
  return { value: { state: "ended", status }, facts: [...facts, ...settling], events }
}

/** What became of a free time; one that is settled already stays as it is. */
export async function settleSlot(tx: Tx, ctx: Ctx, slotId: string, status: SlotStatus): Promise<Fact[]> {
  const { count } = await tx.freedSlot.updateMany({
    where: { id: slotId, status: "offering" },
    data: { status, settledAt: ctx.now, nextAt: null },
  })
  if (count === 0) return []
  return [fact("waiting_list.slot_settled", slotId, { subjectType: "freed_slot", after: { status } })]
}

/** Somebody else has its beginning already, or chooses it just now. */
async function isTaken(tx: Tx, ctx: Ctx, { practitionerId, startsAt }: FreedSlot): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    select id from "Occupancy"
    where "clinicId" = ${ctx.clinicId}::uuid and "practitionerId" = ${practitionerId}::uuid
      and "busyFrom" <= ${startsAt}::timestamptz and "busyFrom" > ${startsAt}::timestamptz - interval '1 day'
      and "busyUntil" > ${startsAt}::timestamptz and ("expiresAt" is null or "expiresAt" > ${ctx.now}::timestamptz)
    limit 1`
  return found !== undefined
}
