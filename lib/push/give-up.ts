import { z } from "zod"
import { absent } from "@/lib/db"
import { endedAs } from "@/lib/notifications/settle"
import { command } from "@/lib/operation"

/** After the run's last try: what still stands as queued will not be pushed by it. A job's. */
export const giveUpPush = command({
  name: "push.giveUp",
  may: "settings.write",
  input: z.strictObject({ deliveryId: z.uuid() }),
  async run({ ctx, tx, input: { deliveryId } }) {
    const where = { id: deliveryId, channel: "push" }
    const found = (await tx.notificationDelivery.findFirst({ where, select: { status: true } })) ?? absent()
    if (found.status !== "queued") return { value: { gaveUp: false }, facts: [] }
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId: ctx.clinicId, key: `push:${deliveryId}` } },
      select: { reason: true },
    })
    await tx.notificationDelivery.updateMany({
      where: { OR: [where, { gatheredIntoId: deliveryId }], status: "queued" },
      data: endedAs("failed", effect?.reason ?? "gave_up"),
    })
    return { value: { gaveUp: true }, facts: [] }
  },
})
