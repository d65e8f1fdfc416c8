import type { Grant, Role } from "@/lib/can"
import { type Ctx, grantOf, isUnmasked, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { initials } from "@/lib/patients/mask"
import { t } from "@/lib/say"
import { isLate, mayReopen } from "@/lib/tasks/rules"
import type { TaskRow } from "@/lib/tasks/schema"
import { type Outcome, TASK_KINDS, type TaskKind, type TaskSource, type TaskStatus } from "@/lib/tasks/words"

/** A task is a person's: no job takes or finishes one. */
export const requireMember = (ctx: Ctx): string => memberIdOf(ctx) ?? fail("forbidden")

/** Mine, nobody's for one of my roles, or made by me: what scope "own" is here. */
export function reachWhere(ctx: Ctx, grant: Grant): Prisma.TaskWhereInput {
  if (grant.scope !== "own") return {}
  const me = requireMember(ctx)
  return {
    OR: [{ ownerId: me }, { ownerId: null, ownerRole: { in: [...ctx.roles] } }, { createdById: me }],
  }
}

export function reachSql(ctx: Ctx, grant: Grant): Prisma.Sql {
  if (grant.scope !== "own") return Prisma.sql`true`
  const me = requireMember(ctx)
  return Prisma.sql`(t."ownerId" = ${me}::uuid or t."createdById" = ${me}::uuid
    or (t."ownerId" is null and t."ownerRole" = any(${[...ctx.roles]}::text[])))`
}

const WITH = {
  owner: { select: { id: true, name: true } },
  patient: { select: { id: true, name: true } },
} satisfies Prisma.TaskInclude

export type StoredTask = Prisma.TaskGetPayload<{ include: typeof WITH }>

/** A task within reach, or `not_found`: unknown, another clinic's and out of reach look the same. */
export async function taskInReach(tx: Tx, ctx: Ctx, grant: Grant, id: string): Promise<StoredTask> {
  const found = isId(id)
    ? await tx.task.findFirst({ where: { id, ...reachWhere(ctx, grant) }, include: WITH })
    : null
  return found ?? fail("not_found")
}

export const tasksById = (tx: Tx, ids: string[]) =>
  tx.task.findMany({ where: { id: { in: ids } }, include: WITH })

/** Refuses for a task that has ended; says who was quicker. */
export async function endedFirst(tx: Tx, id: string): Promise<never> {
  const task = await tx.task.findUnique({ where: { id } })
  if (task?.status === "open") return fail("conflict")
  const by = task?.finishedById ? await tx.member.findUnique({ where: { id: task.finishedById } }) : null
  const how =
    task?.status === "cancelled" ? "{name} cancelled this already." : "{name} finished this already."
  return fail("wrong_state", { sentence: t(how, { name: by?.name ?? t("A colleague") }) })
}

/** Whether words that colleagues wrote of a patient are for this reader: whoever may know the name. */
export function seesWords(ctx: Ctx, { patientId }: { patientId: string | null }): boolean {
  const scope = patientId && grantOf(ctx, "patients.read")?.scope
  return patientId === null || scope === "all" || scope === "own"
}

export function toTaskRow(ctx: Ctx, task: StoredTask): TaskRow {
  const me = memberIdOf(ctx)
  const open = task.status === "open"
  const writes = grantOf(ctx, "tasks.write") !== null
  // What the product says of a task names nobody; what a colleague writes may.
  const hidden = task.sourceType === "member" && !seesWords(ctx, task)
  const late = open && isLate(task.dueAt, ctx.now)
  return {
    id: task.id,
    kind: task.kind as TaskKind,
    title: hidden ? TASK_KINDS[task.kind as TaskKind] : task.title,
    why: hidden ? null : task.why,
    status: task.status as TaskStatus,
    dueAt: task.dueAt?.toISOString() ?? null,
    isLate: late,
    snoozedUntil:
      open && task.snoozedUntil && task.snoozedUntil > ctx.now ? task.snoozedUntil.toISOString() : null,
    owner: task.owner,
    ownerRole: task.ownerRole as Role | null,
    isMine: task.ownerId !== null && task.ownerId === me,
    patient: shownPatient(ctx, task.patient),
    leadId: grantOf(ctx, "leads.read") ? task.leadId : null,
    href: task.href,
    source: task.sourceType as TaskSource,
    outcome: task.outcome as Outcome | null,
    finishedAt: task.finishedAt?.toISOString() ?? null,
    createdAt: task.createdAt.toISOString(),
    may: {
      work: writes && open,
      take: writes && open && task.ownerId === null,
      reopen: writes && task.finishedAt !== null && mayReopen(task.finishedAt, ctx.now),
    },
  }
}

function shownPatient(ctx: Ctx, patient: StoredTask["patient"]): TaskRow["patient"] {
  const scope = grantOf(ctx, "patients.read")?.scope
  if (!patient || !scope || scope === "counts") return null
  const named = scope !== "masked" || isUnmasked(ctx, patient.id)
  return { id: patient.id, name: named ? patient.name : initials(patient.name) }
}

export const patientsIn = (rows: readonly TaskRow[]): string[] => rows.flatMap((row) => row.patient?.id ?? [])
