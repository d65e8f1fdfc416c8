import { z } from "zod"
import { newId } from "@/lib/ids"
import { dispatch, isThere, type Parcel, STORED, type Stored } from "@/lib/notifications/dispatch"
import { TOO_LATE_MS } from "@/lib/notifications/rules"
import { endedAs } from "@/lib/notifications/settle"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

const MOST_AT_ONCE = 2_000

/** At the end of quiet hours: what was held goes to each member as one, never as a burst. Again it finds nothing. */
export const releaseHeld = command({
  name: "notifications.release",
  may: "settings.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const held: Stored[] = await tx.notificationDelivery.findMany({
      where: { status: "held", dueAt: { lte: ctx.now } },
      orderBy: { id: "desc" },
      take: MOST_AT_ONCE,
      select: STORED,
    })
    const kept = { gone: [] as string[], late: [] as string[], read: [] as string[] }
    const parcels = new Map<string, [Stored, ...Stored[]]>()
    for (const one of held) {
      if (!isThere(one, ctx.now)) kept.gone.push(one.id)
      else if (one.notification.readAt) kept.read.push(one.id)
      else if (one.dueAt && addMs(one.dueAt, TOO_LATE_MS) < ctx.now) kept.late.push(one.id)
      else {
        const key = `${one.memberId} ${one.channel} ${one.target}`
        const known = parcels.get(key)
        if (known) known.push(one)
        else parcels.set(key, [one])
      }
    }
    const mark = async (ids: string[], data: object) => {
      if (ids.length > 0) await tx.notificationDelivery.updateMany({ where: { id: { in: ids } }, data })
    }
    await mark(kept.gone, endedAs("failed", "not_a_member"))
    await mark(kept.late, endedAs("failed", "too_late"))
    await mark(kept.read, { status: "seen", reason: "already_read", seenAt: ctx.now })
    const all: Parcel[] = [...parcels.values()]
    const links = all.flatMap(([first, ...others]) => [
      { id: first.id, into: null },
      ...others.map((one) => ({ id: one.id, into: first.id })),
    ])
    if (links.length > 0)
      await tx.$executeRaw`
        update "NotificationDelivery" delivery
        set status = 'queued', reason = 'after_quiet_hours', "batchId" = ${newId()}::uuid, "gatheredIntoId" = given.carrier
        from unnest(${links.map((one) => one.id)}::uuid[], ${links.map((one) => one.into)}::uuid[]) as given (id, carrier)
        where delivery.id = given.id`
    const events = await dispatch(tx, ctx, all)
    return { value: { released: links.length, parcels: all.length }, facts: [], events }
  },
})
