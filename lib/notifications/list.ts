import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { ListNotificationsInput, NotificationKind, type NotificationPage } from "@/lib/notifications/schema"
import { query } from "@/lib/operation"

const PAGE = 20
const MOST_UNREAD = 100

/** The member's own, newest first. */
export const listNotifications = query({
  name: "notifications.list",
  may: "notifications.read",
  input: ListNotificationsInput,
  async run({ ctx, tx, input }): Promise<NotificationPage> {
    if (ctx.actor.kind !== "member") return fail("forbidden")
    const memberId = ctx.actor.memberId
    if (input.cursor && !isId(input.cursor))
      fail("invalid_input", { fields: { cursor: "is not one of ours" } })
    const found = await tx.notification.findMany({
      where: { memberId, ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
      orderBy: { id: "desc" },
      take: PAGE + 1,
      include: {
        lead: {
          select: {
            classification: true,
            urgency: true,
            patient: { select: { name: true } },
            owner: { select: { name: true } },
          },
        },
      },
    })
    const unread = await tx.notification.findMany({
      where: { memberId, readAt: null },
      select: { id: true },
      take: MOST_UNREAD,
    })
    const rows = found.slice(0, PAGE)
    return {
      rows: rows.map((one) => ({
        id: one.id,
        kind: NotificationKind.parse(one.kind),
        leadId: one.leadId,
        patientName: one.lead?.patient.name ?? null,
        classification: one.lead?.classification ?? null,
        urgency: one.lead?.urgency ?? null,
        takenBy: one.lead?.owner?.name ?? null,
        readAt: one.readAt?.toISOString() ?? null,
        createdAt: one.createdAt.toISOString(),
      })),
      unread: unread.length,
      nextCursor: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})
