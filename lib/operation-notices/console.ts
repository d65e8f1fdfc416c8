import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import type { NotificationKind, NotificationSubject } from "@/lib/notifications/schema"
import type { NoticeKind } from "@/lib/operation-notices/schema"

/** Who looks after the software. */
const TOLD_ROLES = ["admin", "operator"]

const isOver = (key: string) => key.endsWith(":resolved")

const KINDS: Record<NoticeKind, { kind: NotificationKind; subjectType: NotificationSubject }> = {
  alert: { kind: "alert_fired", subjectType: "alert" },
  incident: { kind: "incident_told", subjectType: "incident" },
  maintenance: { kind: "maintenance_told", subjectType: "maintenance" },
  backup: { kind: "backup_told", subjectType: "backup" },
  deployment: { kind: "deployment_told", subjectType: "deployment" },
  test: { kind: "test", subjectType: "test" },
}

/** In the console, at once: every admin and operator of the clinic it is told in, by the ways each of them chose. */
export async function tellConsole(
  tx: Tx,
  ctx: Ctx,
  { kind, key }: { kind: NoticeKind; key: string },
  noticeId: string,
): Promise<Fact[]> {
  const members = await tx.member.findMany({
    where: {
      active: true,
      roles: { hasSome: TOLD_ROLES },
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
    },
    select: { id: true },
  })
  const [, named = ""] = key.split(":")
  const subjectId = isId(named) ? named : noticeId
  const facts = await notify(
    tx,
    ctx,
    members.map(({ id: memberId }) => ({
      memberId,
      ...KINDS[kind],
      ...(kind === "alert" && isOver(key) && { kind: "alert_resolved" as const }),
      subjectId,
      effectKey: `operations:${key}`,
    })),
  )
  await tx.operationNotice.update({
    where: { id: noticeId },
    data: { status: "sent", attempts: 1, sentAt: ctx.now, proof: `${members.length} colleagues` },
  })
  return facts
}
