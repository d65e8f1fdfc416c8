import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import type { NotificationKind, NotificationSubject } from "@/lib/notifications/schema"
import type { NoticeKind } from "@/lib/operation-notices/schema"

/** Who looks after the software. */
const TOLD_ROLES = ["admin", "operator"]

const KINDS: Record<NoticeKind, { kind: NotificationKind; subjectType: NotificationSubject }> = {
  alert: { kind: "alert_fired", subjectType: "alert" },
  incident: { kind: "incident_told", subjectType: "incident" },
  maintenance: { kind: "maintenance_told", subjectType: "maintenance" },
  backup: { kind: "backup_told", subjectType: "backup" },
  deployment: { kind: "deployment_told", subjectType: "deployment" },
  test: { kind: "test", subjectType: "test" },
}

type Told = { id: string; kind: NoticeKind; key: string; severity: string }

/** In the console, at once: every admin and operator of the clinic it is told in, by the ways each of them chose. */
export async function tellConsole(tx: Tx, ctx: Ctx, notices: readonly Told[]): Promise<Fact[]> {
  const members = await tx.member.findMany({
    where: {
      active: true,
      roles: { hasSome: TOLD_ROLES },
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
    },
    select: { id: true },
  })
  const facts = await notify(
    tx,
    ctx,
    notices.flatMap((notice) =>
      members.map(({ id: memberId }) => ({
        memberId,
        ...kindsOf(notice),
        subjectId: subjectOf(notice),
        effectKey: `operations:${notice.key}`,
      })),
    ),
  )
  const proof = members.length === 1 ? "1 colleague" : `${members.length} colleagues`
  await tx.operationNotice.updateMany({
    where: { id: { in: notices.map((one) => one.id) } },
    data:
      members.length > 0
        ? { status: "sent", attempts: 1, sentAt: ctx.now, proof }
        : { status: "failed", attempts: 1, because: "nobody" },
  })
  return facts
}

const kindsOf = ({ kind, key }: Told) =>
  key.startsWith("alert:") && key.endsWith(":resolved")
    ? { kind: "alert_resolved" as const, subjectType: "alert" as const }
    : KINDS[kind]

/** What it tells of is named in its key. */
function subjectOf({ id, key }: Told): string {
  const [, named = ""] = key.split(":")
  return isId(named) ? named : id
}
