import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { AppError, fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { mailMode } from "@/lib/mail/mode"
import { reachesOf } from "@/lib/notifications/plan"
import { CHANNELS } from "@/lib/notifications/rules"
import { command } from "@/lib/operation"
import { addMs, SECOND_MS } from "@/lib/time"

export const SendTestInput = z.strictObject({
  channel: z.enum(CHANNELS),
  /** As the form made it: pressed twice, it is one. */
  key: z.uuid(),
})
const GAP_MS = 5 * SECOND_MS

/** Tells the member themselves by one way, at any hour, so that they see whether it arrives. */
export const sendTestNotification = command({
  name: "notifications.sendTest",
  may: "session.own",
  input: SendTestInput,
  async run({ ctx, tx, input: { channel, key } }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const { clinicId, now } = ctx
    const effectKey = `test:${key}`
    const known = await tx.notification.findFirst({ where: { memberId, effectKey }, select: { id: true } })
    if (known) return { value: { notificationId: known.id }, facts: [] }
    const [last] = await tx.notification.findMany({
      where: { memberId, kind: "test" },
      orderBy: { id: "desc" },
      take: 1,
      select: { createdAt: true },
    })
    if (last && addMs(last.createdAt, GAP_MS) > now) throw new AppError("too_many", { retryAfterSeconds: 5 })
    const targets =
      channel === "push" ? ((await reachesOf(tx, [memberId])).get(memberId)?.devices ?? []) : [""]
    if (targets.length === 0)
      return fail("wrong_state", { sentence: "No browser of yours is on: turn push on first." })
    const isDeaf = channel === "email" && mailMode() === "none"
    const notificationId = newId()
    const batchId = newId()
    await tx.notification.create({
      data: {
        id: notificationId,
        clinicId,
        memberId,
        kind: "test",
        subjectType: "test",
        effectKey,
        createdAt: now,
        // Only the console itself counts it as unread.
        readAt: null,
      },
    })
    const isIn = channel === "in_app"
    await tx.notificationDelivery.createMany({
      data: targets.map((target) => ({
        id: newId(),
        clinicId,
        notificationId,
        memberId,
        channel,
        target,
        batchId,
        createdAt: now,
        ...(isIn
          ? { status: "sent", sentAt: now }
          : isDeaf
            ? { status: "failed", reason: "no_mail_server", failedAt: now }
            : { status: "queued" }),
      })),
    })
    return {
      value: { notificationId },
      facts: [
        fact("notification.sent", memberId, { subjectType: "member", after: { kind: "test", members: 1 } }),
      ],
      events: isIn || isDeaf ? [] : [{ name: "notification.queued", data: { clinicId, batchId } }],
    }
  },
})
