import { z } from "zod"
import { ROLES, type Role } from "@/lib/can"
import { readOwnSetting } from "@/lib/clinics/settings"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { type MailMode, mailMode } from "@/lib/mail/mode"
import { chosenWays, GROUPS, type Group, type Way } from "@/lib/notifications/rules"
import { PREFERENCES, type Preferences } from "@/lib/notifications/schema"
import { query } from "@/lib/operation"
import { devicesOf } from "@/lib/push/devices"
import { vapidKeys } from "@/lib/push/keys"
import type { DeviceView } from "@/lib/push/schema"

export type DeliveryView = {
  id: string
  notificationId: string
  kind: string
  channel: string
  /** "Chrome on Windows", of a push. */
  device: string | null
  status: string
  reason: string | null
  dueAt: string | null
  createdAt: string
  sentAt: string | null
  deliveredAt: string | null
  seenAt: string | null
}

export type NotificationSettings = {
  ways: Record<Group, Record<Way, boolean>>
  quiet: Preferences["quiet"]
  devices: DeviceView[]
  deliveries: DeliveryView[]
  publicKey: string
  mail: MailMode
  timeZone: string
}

const PAGE = 20

/** The member's own ways of being told, and what lately became of them. */
export const findNotificationSettings = query({
  name: "notifications.settings",
  may: "session.own",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<NotificationSettings> {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    const preferences = await readOwnSetting(tx, ctx, memberId, PREFERENCES)
    const devices = await devicesOf(tx, memberId)
    const rows = await tx.notificationDelivery.findMany({
      where: { memberId },
      orderBy: { id: "desc" },
      take: PAGE,
      include: { notification: { select: { kind: true } } },
    })
    const roles = ctx.roles.filter((role): role is Role => ROLES.includes(role))
    const nameOf = new Map(devices.map((one) => [one.id, one.device]))
    return {
      ways: Object.fromEntries(
        GROUPS.map((group) => [group, chosenWays(preferences, group, roles)]),
      ) as NotificationSettings["ways"],
      quiet: preferences.quiet,
      devices,
      deliveries: rows.map((row) => ({
        id: row.id,
        notificationId: row.notificationId,
        kind: row.notification.kind,
        channel: row.channel,
        device: nameOf.get(row.target) ?? null,
        status: row.status,
        reason: row.reason,
        dueAt: row.dueAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
        sentAt: row.sentAt?.toISOString() ?? null,
        deliveredAt: row.deliveredAt?.toISOString() ?? null,
        seenAt: row.seenAt?.toISOString() ?? null,
      })),
      publicKey: vapidKeys().publicKey,
      mail: mailMode(),
      timeZone: ctx.clinic.timeZone,
    }
  },
})
