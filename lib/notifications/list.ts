import { type Ctx, grantOf, isUnmasked } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { reachOf, viewOf } from "@/lib/leads/reach"
import { initials, isInReach } from "@/lib/leads/rules"
import { isOperations, placeOfNotice } from "@/lib/notifications/places"
import {
  ListNotificationsInput,
  NotificationKind,
  type NotificationPage,
  type NotificationRow,
} from "@/lib/notifications/schema"
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
            ownerId: true,
            patient: { select: { id: true, name: true } },
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
        ...ofLead(ctx, one),
        href: hrefOf(ctx, one),
        readAt: one.readAt?.toISOString() ?? null,
        createdAt: one.createdAt.toISOString(),
      })),
      unread: unread.length,
      nextCursor: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    }
  },
  reads: ({ value }) => ({
    what: "notifications",
    list: true,
    patientIds: value.rows.flatMap((row) => row.patientId ?? []),
  }),
})

type StoredLead = {
  classification: string | null
  urgency: string
  ownerId: string | null
  patient: { id: string; name: string }
  owner: { name: string } | null
}
type Subject = { leadId: string | null; subjectType: string | null; subjectId: string | null }
type ShownLead = Pick<
  NotificationRow,
  "leadId" | "patientId" | "patientName" | "classification" | "urgency" | "takenBy"
>

function hrefOf(ctx: Ctx, { leadId, subjectType, subjectId }: Subject): string | null {
  if (leadId) return grantOf(ctx, "leads.read") ? `/leads/${leadId}` : null
  if (subjectType === "urgent") return grantOf(ctx, "leads.read") ? "/leads/urgent" : null
  if (subjectType === "task") return grantOf(ctx, "tasks.read") ? `/tasks?task=${subjectId}` : null
  if (subjectType === "conversation")
    return grantOf(ctx, "messages.read") ? `/conversations/${subjectId}` : null
  if (subjectType === "test") return "/settings/notifications"
  if (subjectType === "alert") return grantOf(ctx, "alerts.read") ? "/operations/alerts" : null
  if (isOperations(subjectType))
    return grantOf(ctx, "deployments.read") ? placeOfNotice({ leadId, subjectType, subjectId }) : null
  if (subjectType === "approval") return `/settings/approvals/${subjectId}`
  return subjectType === "access" && grantOf(ctx, "access.read") ? "/settings/access" : null
}

/** What was told once is shown by the rights of now: roles change, and a colleague takes a lead. */
function ofLead(
  ctx: Ctx,
  { kind, leadId, lead }: { kind: string; leadId: string | null; lead: StoredLead | null },
): ShownLead {
  const takenBy = lead?.owner?.name ?? null
  const nothing = {
    leadId: null,
    patientId: null,
    patientName: null,
    classification: null,
    urgency: null,
    takenBy,
  }
  const grant = grantOf(ctx, "leads.read")
  if (!lead || !grant || !isInReach(lead, reachOf(ctx, grant))) return nothing
  const { masked, scores } = viewOf(ctx, grant)
  // The kind alone says that this lead is, or was, hot.
  if (kind === "hot_lead" && !scores) return nothing
  return {
    leadId,
    patientId: lead.patient.id,
    patientName:
      masked && !isUnmasked(ctx, lead.patient.id) ? initials(lead.patient.name) : lead.patient.name,
    classification: scores ? lead.classification : null,
    urgency: lead.urgency,
    takenBy,
  }
}
