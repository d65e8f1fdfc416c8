import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { mailMode } from "@/lib/mail/mode"
import { chosenWays, groupOf, quietUntil } from "@/lib/notifications/rules"
import { preferencesOf } from "@/lib/notifications/schema"
import { emit, type OutboxEvent } from "@/lib/outbox"

export type Made = { id: string; memberId: string; kind: string; isUrgent: boolean }
type Reach = { id: string; roles: Role[]; value: unknown; devices: string[] }
type Row = Prisma.NotificationDeliveryCreateManyInput

/**
 * Decides by which ways each is told, in the transaction that made the notifications: what waits for the end of quiet hours
 * is held, the rest goes out by `deliver-notifications`. The number of statements is the same for any number of members.
 */
export async function planDeliveries(tx: Tx, ctx: Ctx, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const reach = await reachesOf(
    tx,
    made.map((one) => one.memberId),
  )
  const batchId = newId()
  const rows = made.flatMap((one) => {
    const member = reach.get(one.memberId)
    return member ? rowsFor(ctx, batchId, one, member) : []
  })
  await tx.notificationDelivery.createMany({ data: rows, skipDuplicates: true })
  const { clinicId } = ctx
  const events: OutboxEvent[] = [
    ...new Set(rows.flatMap((row) => (row.status === "held" ? (row.dueAt ?? []) : []))),
  ]
    .map((due) => new Date(due).toISOString())
    .filter((due, n, all) => all.indexOf(due) === n)
    .map((dueAt) => ({
      name: "notification.held",
      id: `held:${clinicId}:${dueAt}`,
      data: { clinicId, dueAt },
    }))
  if (rows.some((row) => row.status === "queued"))
    events.push({ name: "notification.queued", data: { clinicId, batchId } })
  await emit(tx, events)
  // Callers give back facts only. A worker that is told before the commit finds it at its next look.
  if (events.length > 0) setTimeout(wakeEngine, WAKE_MS).unref()
}
const WAKE_MS = 50

function rowsFor(ctx: Ctx, batchId: string, { id, memberId, kind, isUrgent }: Made, member: Reach): Row[] {
  const preferences = preferencesOf(member.value)
  const group = groupOf(kind)
  const ways = chosenWays(preferences, group, member.roles)
  const dueAt = isUrgent || group === "urgent" ? null : quietUntil(preferences, ctx.now, ctx.clinic.timeZone)
  const base = { clinicId: ctx.clinicId, notificationId: id, memberId, batchId, createdAt: ctx.now }
  const waits = dueAt ? { status: "held", reason: "quiet_hours", dueAt } : { status: "queued" }
  const rows: Row[] = [{ ...base, id: newId(), channel: "in_app", status: "sent", sentAt: ctx.now }]
  if (ways.push)
    for (const target of member.devices)
      rows.push({ ...base, id: newId(), channel: "push", target, ...waits })
  if (ways.email)
    rows.push({
      ...base,
      id: newId(),
      channel: "email",
      ...(mailMode() === "none" ? { status: "failed", reason: "no_mail_server", failedAt: ctx.now } : waits),
    })
  return rows
}

/** What each member chose, and the browsers that can be pushed to. */
export async function reachesOf(tx: Tx, memberIds: readonly string[]): Promise<Map<string, Reach>> {
  const rows = await tx.$queryRaw<Reach[]>`
    select member.id, member.roles, setting.value,
      array(select device.id::text from "PushSubscription" device
        where device."clinicId" = member."clinicId" and device."memberId" = member.id and device."goneAt" is null
        order by device.id) as devices
    from "Member" member left join "MemberSetting" setting on setting."clinicId" = member."clinicId"
      and setting."memberId" = member.id and setting.key = 'notifications'
    where member.id = any (${[...new Set(memberIds)]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
