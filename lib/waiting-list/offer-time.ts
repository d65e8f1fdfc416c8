import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import type { ConflictFound } from "@/lib/appointments/schema"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { toDate } from "@/lib/time"
import { makeOffer } from "./make-offer"
import { entryInReach } from "./reach"
import { isInTime } from "./rules"
import { OfferTimeInput } from "./schema"

export type OfferedTime =
  | { state: "offered"; offerId: string; until: string }
  | { state: "blocked"; because: string }
  | { state: "conflict"; conflicts: ConflictFound[] }

/** A colleague offers somebody a free time: by message, or while they speak with them. Pressed twice it is one offer. */
export const offerTime = command({
  name: "waiting_list.offer_time",
  may: "appointments.write",
  input: OfferTimeInput,
  async run({ ctx, tx, input, grant }): Promise<Done<OfferedTime>> {
    assertAnswers(ctx)
    await lockSlots(tx, ctx)
    const entry = await entryInReach(tx, ctx, grant, input.entryId)
    const startsAt = toDate(input.startsAt)
    const { practitionerId } = input
    if (entry.status === "offered") {
      const open = await tx.waitingListOffer.findFirst({
        where: { entryId: entry.id, status: "offered" },
        include: { hold: true },
      })
      if (
        open &&
        open.hold.practitionerId === practitionerId &&
        open.hold.startsAt.getTime() === startsAt.getTime()
      )
        return {
          value: { state: "offered", offerId: open.id, until: open.expiresAt.toISOString() },
          facts: [],
        }
      fail("wrong_state", { sentence: "They have another offer in hand. Take that one back first." })
    }
    if (entry.status !== "waiting")
      fail("wrong_state", { sentence: "This place on the list has ended. Add them anew." })
    if (!isInTime(startsAt, ctx.now))
      fail("wrong_state", {
        sentence: "It begins too soon to wait for an answer. Book it with them instead.",
      })
    if (!isId(practitionerId)) fail("not_found")
    const made = await makeOffer(tx, ctx, {
      entry,
      practitionerId,
      startsAt,
      slotId: null,
      score: 0,
      reasons: [{ reason: "chosen", points: 0 }],
      way: input.way,
    })
    if (made.state === "conflict")
      return { value: { state: "conflict", conflicts: made.conflicts }, facts: [] }
    const { facts, events } = made
    if (made.state === "blocked") return { value: { state: "blocked", because: made.because }, facts, events }
    return { value: { state: "offered", offerId: made.id, until: made.until.toISOString() }, facts, events }
  },
})
