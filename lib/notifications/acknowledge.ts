import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

export const AcknowledgeInput = z.strictObject({
  id: z.uuid(),
  state: z.enum(["delivered", "seen"]),
})

/** A browser says that a push of the member's own has come, or was opened. Later than that it changes nothing. */
export const acknowledgeDelivery = command({
  name: "notifications.acknowledge",
  may: "session.own",
  input: AcknowledgeInput,
  async run({ ctx, tx, input: { id, state } }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const own = { OR: [{ id }, { gatheredIntoId: id }], memberId, channel: "push" }
    ;(await tx.notificationDelivery.findFirst({
      where: { id, memberId, channel: "push" },
      select: { id: true },
    })) ?? absent()
    const isSeen = state === "seen"
    const changed = await tx.notificationDelivery.updateManyAndReturn({
      where: {
        ...own,
        status: { in: isSeen ? ["queued", "sent", "unsure", "delivered"] : ["queued", "sent", "unsure"] },
      },
      data: isSeen ? { status: "seen", seenAt: ctx.now } : { status: "delivered", deliveredAt: ctx.now },
      select: { notificationId: true },
    })
    if (changed.length === 0) return { value: { changed: 0 }, facts: [] }
    if (isSeen)
      await tx.notification.updateMany({
        where: { id: { in: changed.map((one) => one.notificationId) }, memberId, readAt: null },
        data: { readAt: ctx.now },
      })
    return {
      value: { changed: changed.length },
      facts: isSeen ? [fact("notification.read", memberId, { after: { count: changed.length } })] : [],
    }
  },
})
