import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { MarkReadInput } from "@/lib/notifications/schema"
import { command } from "@/lib/operation"

/** Marks one of the member's own as read, or all. Reading it again changes nothing. */
export const markNotificationsRead = command({
  name: "notifications.markRead",
  may: "notifications.read",
  input: MarkReadInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "member") return fail("forbidden")
    const memberId = ctx.actor.memberId
    if (input.id)
      (await tx.notification.findFirst({ where: { id: input.id, memberId }, select: { id: true } })) ??
        absent()
    const changed = await tx.notification.updateMany({
      where: { memberId, readAt: null, ...(input.id ? { id: input.id } : {}) },
      data: { readAt: ctx.now },
    })
    if (changed.count > 0)
      await tx.notificationDelivery.updateMany({
        where: {
          memberId,
          channel: "in_app",
          status: "sent",
          ...(input.id ? { notificationId: input.id } : {}),
        },
        data: { status: "seen", seenAt: ctx.now },
      })
    const facts =
      changed.count > 0
        ? [fact("notification.read", input.id ?? memberId, { after: { count: changed.count } })]
        : []
    return { value: { read: changed.count }, facts }
  },
})
