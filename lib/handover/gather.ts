import { alertRule } from "@/lib/alerts/registry"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import type { KeptItem, KeptItems } from "@/lib/handover/schema"
import { DONE_WORDS, type HandoverRole, ITEMS_EACH } from "@/lib/handover/words"

type Lead = {
  id: string
  patientId: string
  ownerId: string | null
  urgency: string
  classification: string | null
  dueAt: Date | null
  waitingSince: Date
}

/** What the role's Today shows open, and what this person did in the shift: four statements. */
export async function gather(
  tx: Tx,
  ctx: Ctx,
  role: HandoverRole,
  memberId: string,
  startsAt: Date,
): Promise<KeptItems> {
  const [leads, tasks, alerts, done] = [
    role === "operator" ? [] : await leadsOf(tx, role, memberId),
    await tasksOf(tx, ctx, role, memberId),
    role === "operator" || role === "admin" ? await alertsOf(tx, ctx) : [],
    await doneBy(tx, memberId, startsAt),
  ]
  return { open: [...leads, ...tasks, ...alerts], done }
}

/** The front desk sees everybody who waits and no class; the others what presses and their own. */
async function leadsOf(tx: Tx, role: HandoverRole, memberId: string): Promise<KeptItem[]> {
  const all = role === "frontdesk" || role === "admin"
  const reach = all
    ? Prisma.sql`true`
    : Prisma.sql`("ownerId" = ${memberId}::uuid or ("ownerId" is null and ("classification" = 'HOT' or urgency <> 'none')))`
  const found = await tx.$queryRaw<Lead[]>`
    select id, "patientId", "ownerId", urgency, classification, "dueAt", "waitingSince" from "Lead"
    where "waitingSince" is not null and ${reach}
    order by ${role === "frontdesk" ? Prisma.sql`urgency = 'none'` : Prisma.sql`"dueAt" nulls last`}, "waitingSince", id
    limit ${ITEMS_EACH}`
  return found.map((lead) => {
    const kind =
      lead.urgency !== "none"
        ? "urgent"
        : lead.classification === "HOT" && role !== "frontdesk"
          ? "hot"
          : "waiting"
    return {
      kind,
      id: lead.id,
      patientId: lead.patientId,
      leadId: lead.id,
      title: null,
      own: false,
      // Without a class the clock of a hot one would tell it.
      dueAt: kind === "waiting" ? null : (lead.dueAt?.toISOString() ?? null),
      since: lead.waitingSince.toISOString(),
      ownerId: lead.ownerId,
    }
  })
}

async function tasksOf(tx: Tx, ctx: Ctx, role: HandoverRole, memberId: string): Promise<KeptItem[]> {
  const found = await tx.task.findMany({
    where: {
      status: "open",
      AND: [
        { OR: [{ ownerId: memberId }, { ownerId: null, ownerRole: role }] },
        { OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: ctx.now } }] },
      ],
    },
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: ITEMS_EACH,
  })
  return found.map((task) => ({
    kind: "task",
    id: task.id,
    patientId: task.patientId,
    leadId: task.leadId,
    title: task.title,
    own: task.sourceType === "member",
    dueAt: task.dueAt?.toISOString() ?? null,
    since: task.createdAt.toISOString(),
    ownerId: task.ownerId,
  }))
}

async function alertsOf(tx: Tx, ctx: Ctx): Promise<KeptItem[]> {
  const found = await tx.alert.findMany({
    where: { clinicId: ctx.clinicId, state: "firing" },
    orderBy: [{ firstSeenAt: "asc" }, { id: "asc" }],
    take: ITEMS_EACH,
  })
  return found.map((alert) => ({
    kind: "alert",
    id: alert.id,
    patientId: null,
    leadId: null,
    title: [alertRule(alert.name)?.title ?? alert.name, alert.subject].filter(Boolean).join(" · "),
    own: false,
    dueAt: null,
    since: alert.firstSeenAt.toISOString(),
    ownerId: alert.acknowledgedById,
  }))
}

async function doneBy(tx: Tx, memberId: string, startsAt: Date): Promise<KeptItems["done"]> {
  const names = Object.keys(DONE_WORDS)
  const found = await tx.fact.groupBy({
    by: ["name"],
    where: { actor: `member:${memberId}`, createdAt: { gte: startsAt }, name: { in: names } },
    _count: true,
  })
  const counted = new Map(found.map((one) => [one.name, one._count]))
  return names.flatMap((fact) => (counted.has(fact) ? [{ fact, n: counted.get(fact) ?? 0 }] : []))
}
