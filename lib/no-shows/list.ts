import { reachWhere, WITH } from "@/lib/appointments/reach"
import { toRow } from "@/lib/appointments/to-row"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { NoShowFilters, type NoShowPage, type NoShowRow } from "@/lib/no-shows/schema"
import { NO_SHOW_PAGE, RECOVERY_DAYS, recoveryKey } from "@/lib/no-shows/words"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** Who did not come, latest first: those somebody still has to call, or all. */
export const listNoShows = query({
  name: "no_shows.list",
  may: "appointments.read",
  input: NoShowFilters,
  async run({ ctx, tx, input, grant }): Promise<NoShowPage> {
    const openIds = await openOnes(tx, ctx)
    const after = input.cursor ? readCursor(input.cursor) : null
    const found = await tx.appointment.findMany({
      where: {
        AND: [
          { clinicId: ctx.clinicId, status: "no_show" },
          reachWhere(ctx, grant),
          input.tab === "open" ? { id: { in: openIds } } : {},
          ...byPractitioner(input),
          ...(after
            ? [
                { startsAt: { lte: after.at } },
                { OR: [{ startsAt: { lt: after.at } }, { id: { lt: after.id } }] },
              ]
            : []),
        ],
      },
      orderBy: [{ startsAt: "desc" }, { id: "desc" }],
      take: NO_SHOW_PAGE + 1,
      include: WITH,
    })
    const { rows, nextCursor } = toPage(found, NO_SHOW_PAGE, (row) => row.startsAt)
    const open = await tx.appointment.count({
      where: { AND: [{ id: { in: openIds }, status: "no_show" }, reachWhere(ctx, grant)] },
    })
    return { rows: await withMore(tx, ctx, grant, rows), nextCursor, open }
  },
  reads: ({ value }) => ({
    what: "no_shows",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

/** Whose call is still to be made. Few: what is older than three months is given up. */
async function openOnes(tx: Tx, ctx: Ctx): Promise<string[]> {
  const tasks = await tx.task.findMany({
    where: {
      clinicId: ctx.clinicId,
      status: "open",
      kind: "no_show",
      createdAt: { gt: addMs(ctx.now, -RECOVERY_DAYS * DAY_MS) },
    },
    select: { sourceId: true },
  })
  return tasks.flatMap((one) => (one.sourceId && isId(one.sourceId) ? [one.sourceId] : []))
}

const byPractitioner = ({ practitioner }: NoShowFilters): Prisma.AppointmentWhereInput[] =>
  practitioner ? [isId(practitioner) ? { practitionerId: practitioner } : { id: { in: [] } }] : []

type Stored = Parameters<typeof toRow>[2]

/** Three statements, however many rows. */
async function withMore(tx: Tx, ctx: Ctx, grant: Grant, stored: readonly Stored[]): Promise<NoShowRow[]> {
  if (stored.length === 0) return []
  const patientIds = [...new Set(stored.map((one) => one.patientId))]
  const counts = await tx.appointment.groupBy({
    by: ["patientId"],
    where: { patientId: { in: patientIds }, status: "no_show" },
    _count: true,
  })
  const ahead = await tx.appointment.findMany({
    where: {
      patientId: { in: patientIds },
      startsAt: { gt: ctx.now },
      status: { in: ["requested", "scheduled", "confirmed"] },
    },
    select: { id: true, patientId: true, startsAt: true },
    orderBy: { startsAt: "desc" },
  })
  const tasks = await tx.task.findMany({
    where: { clinicId: ctx.clinicId, effectKey: { in: stored.map((one) => recoveryKey(one.id)) } },
    select: {
      id: true,
      effectKey: true,
      status: true,
      dueAt: true,
      outcome: true,
      ownerRole: true,
      owner: { select: { name: true } },
    },
  })
  const countOf = new Map(counts.map((one) => [one.patientId, one._count]))
  const nextOf = new Map(ahead.map((one) => [one.patientId, one]))
  const taskOf = new Map(tasks.map((one) => [one.effectKey, one]))
  const seesTasks = grantOf(ctx, "tasks.read") !== null
  return stored.map((one): NoShowRow => {
    const { patient, practitioner, service, may } = toRow(ctx, grant, one)
    const next = nextOf.get(one.patientId)
    const task = seesTasks ? taskOf.get(recoveryKey(one.id)) : undefined
    const isOpen = task?.status === "open"
    return {
      id: one.id,
      startsAt: one.startsAt.toISOString(),
      isMoved: one.movedToId !== null,
      patient,
      practitioner: { id: practitioner.id, name: practitioner.name },
      service,
      missed: countOf.get(one.patientId) ?? 1,
      next: next ? { id: next.id, at: next.startsAt.toISOString() } : null,
      task: task
        ? {
            id: task.id,
            isOpen,
            dueAt: task.dueAt?.toISOString() ?? null,
            isLate: isOpen && task.dueAt !== null && task.dueAt < ctx.now,
            owner: task.owner?.name ?? null,
            outcome: task.outcome,
          }
        : null,
      may: { write: may.write, task: isOpen && grantOf(ctx, "tasks.write") !== null },
    }
  })
}
