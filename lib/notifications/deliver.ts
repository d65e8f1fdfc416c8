import { z } from "zod"
import { absent } from "@/lib/db"
import { dispatch, isThere, type Parcel, STORED, type Stored } from "@/lib/notifications/dispatch"
import { endedAs } from "@/lib/notifications/settle"
import { command } from "@/lib/operation"

/** Sends what was decided on together and is not held. A job's; a member has it done by what they do. */
export const deliverNotifications = command({
  name: "notifications.deliver",
  may: "settings.write",
  input: z.strictObject({ batchId: z.uuid() }),
  async run({ ctx, tx, input: { batchId } }) {
    const waiting: Stored[] = await tx.notificationDelivery.findMany({
      where: { batchId, status: "queued", mailId: null, channel: { not: "in_app" }, gatheredIntoId: null },
      select: STORED,
    })
    if (waiting.length === 0)
      (await tx.notificationDelivery.findFirst({ where: { batchId }, select: { id: true } })) ?? absent()
    const isRead = (one: Stored) => one.notification.readAt !== null
    const gone = waiting.filter((one) => !isThere(one, ctx.now))
    const read = waiting.filter((one) => isThere(one, ctx.now) && isRead(one))
    if (gone.length > 0)
      await tx.notificationDelivery.updateMany({
        where: { id: { in: gone.map((one) => one.id) } },
        data: endedAs("failed", "not_a_member"),
      })
    if (read.length > 0)
      await tx.notificationDelivery.updateMany({
        where: { id: { in: read.map((one) => one.id) } },
        data: { status: "seen", reason: "already_read", seenAt: ctx.now },
      })
    const parcels = waiting.filter((one) => isThere(one, ctx.now) && !isRead(one)).map((one): Parcel => [one])
    const events = await dispatch(tx, ctx, parcels)
    return { value: { parcels: parcels.length }, facts: [], events }
  },
})
