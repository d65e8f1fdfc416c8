import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { planDeliveries } from "@/lib/notifications/plan"
import type { NotificationKind, NotificationSubject } from "@/lib/notifications/schema"

export type Notice = {
  memberId: string
  kind: NotificationKind
  subjectType: NotificationSubject
  subjectId: string
  /** The lead it leads to, where it is about one. */
  leadId?: string
  /** Passes quiet hours. */
  urgent?: boolean
  /** The same cause tells a member once. */
  effectKey: string
}

/**
 * Tells members, in the caller's transaction, in the console and by the ways each of them chose; a repeat tells nobody again.
 */
export async function notify(tx: Tx, ctx: Ctx, notices: readonly Notice[]): Promise<Fact[]> {
  if (notices.length === 0) return []
  const made = await tx.notification.createManyAndReturn({
    data: notices.map(({ urgent: _, ...one }) => ({
      ...one,
      id: newId(),
      clinicId: ctx.clinicId,
      createdAt: ctx.now,
    })),
    skipDuplicates: true,
    select: { id: true, memberId: true, effectKey: true, kind: true, subjectType: true, subjectId: true },
  })
  const urgent = new Set(notices.flatMap((one) => (one.urgent ? [`${one.memberId} ${one.effectKey}`] : [])))
  await planDeliveries(
    tx,
    ctx,
    made.map((one) => ({ ...one, isUrgent: urgent.has(`${one.memberId} ${one.effectKey}`) })),
  )
  const counted = new Map<string, { kind: string; subjectType: string; subjectId: string; members: number }>()
  for (const { kind, subjectType, subjectId } of made) {
    const key = `${kind} ${subjectId}`
    const known = counted.get(key) ?? {
      kind,
      subjectType: subjectType ?? "",
      subjectId: subjectId ?? "",
      members: 0,
    }
    counted.set(key, { ...known, members: known.members + 1 })
  }
  return [...counted.values()].map(({ kind, subjectType, subjectId, members }) =>
    fact("notification.sent", subjectId, { subjectType, after: { kind, members } }),
  )
}
