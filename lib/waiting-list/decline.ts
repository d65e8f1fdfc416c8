import { assertAnswers } from "@/lib/appointments/asking"
import { lockSlots } from "@/lib/appointments/lock"
import type { DeclineCause } from "@/lib/appointments/words"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { endOffer } from "./end-offer"
import { offerInReach } from "./reach"
import { DeclineOfferInput } from "./schema"

/** Of who needs it no more, or goes elsewhere, nothing is asked again. */
const ENDS: readonly DeclineCause[] = ["elsewhere", "no_need"]

/** A patient said no, and why; the time goes to whoever is next. Of a no by message the reason is noted afterwards. */
export const declineOffer = command({
  name: "waiting_list.decline",
  may: "appointments.write",
  input: DeclineOfferInput,
  async run({ ctx, tx, input: { id, because }, grant }) {
    assertAnswers(ctx)
    await lockSlots(tx, ctx)
    const offer = await offerInReach(tx, ctx, grant, id)
    const { patientId } = offer.entry
    const entry = ENDS.includes(because) ? ("withdrawn" as const) : ("waiting" as const)
    if (offer.status === "offered") {
      const ended = await endOffer(tx, ctx, offer, {
        status: "declined",
        declinedBecause: because,
        entry,
        by: "member",
      })
      return { value: { id: offer.id }, ...ended }
    }
    if (offer.status !== "declined") fail("wrong_state", { sentence: "This offer has ended already." })
    if (offer.declinedBecause === because) return { value: { id: offer.id }, facts: [] }
    await tx.waitingListOffer.update({ where: { id: offer.id }, data: { declinedBecause: because } })
    const { count } =
      entry === "withdrawn"
        ? await tx.waitingListEntry.updateMany({
            where: { id: offer.entryId, status: "waiting" },
            data: { status: "withdrawn", endedAt: ctx.now, updatedAt: ctx.now },
          })
        : { count: 0 }
    return {
      value: { id: offer.id },
      facts: [
        fact("waiting_list.reason_noted", offer.id, {
          subjectType: "waiting_list_offer",
          patientId,
          before: { declinedBecause: offer.declinedBecause },
          after: { declinedBecause: because },
        }),
        ...(count > 0
          ? [fact("waiting_list.ended", offer.entryId, { patientId, after: { status: "withdrawn" } })]
          : []),
      ],
    }
  },
})
