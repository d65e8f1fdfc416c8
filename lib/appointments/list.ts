import { dayBounds } from "@/lib/appointments/free-slots"
import { reachWhere, WITH } from "@/lib/appointments/reach"
import { AppointmentFilters, type AppointmentPage } from "@/lib/appointments/schema"
import { patientsIn, toRow } from "@/lib/appointments/to-row"
import { PAGE_SIZE } from "@/lib/appointments/words"
import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"
import { addMs, HOUR_MS, toDate } from "@/lib/time"

const MOST_PATIENTS = 200
/** No appointment is longer. */
const LONGEST_MS = 12 * HOUR_MS

/** What is still to come, soonest first; or what is over, latest first. */
export const listAppointments = query({
  name: "appointments.list",
  may: "appointments.read",
  input: AppointmentFilters,
  run: ({ ctx, tx, input, grant }) => appointmentPage(tx, ctx, grant, input),
  reads: ({ value }) => ({ what: "appointments", list: true, patientIds: patientsIn(value.rows) }),
})

export async function appointmentPage(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  filters: AppointmentFilters,
  size = PAGE_SIZE,
): Promise<AppointmentPage> {
  const { tab } = filters
  const where = [
    reachWhere(ctx, grant),
    tabWhere(ctx, filters),
    ...(await filterWhere(tx, ctx, grant, filters)),
  ]
  if (filters.cursor) where.push(afterWhere(filters.cursor, tab))
  const order = tab === "past" ? "desc" : "asc"
  const found = await tx.appointment.findMany({
    where: { AND: where },
    orderBy: [{ startsAt: order }, { id: order }],
    take: size + 1,
    include: WITH,
  })
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  return {
    rows: shown.map((one) => toRow(ctx, grant, one)),
    nextCursor: last ? writePlace(tab, { value: last.startsAt.toISOString(), id: last.id }) : null,
  }
}

type Where = Prisma.AppointmentWhereInput

/** One that goes on just now is still to come. */
const tabWhere = ({ now }: Ctx, { tab }: AppointmentFilters): Where =>
  tab === "past"
    ? { startsAt: { lte: now }, endsAt: { lte: now } }
    : { startsAt: { gt: addMs(now, -LONGEST_MS) }, endsAt: { gt: now } }

async function filterWhere(tx: Tx, ctx: Ctx, grant: Grant, filters: AppointmentFilters): Promise<Where[]> {
  const { q, status, practitioner, room, service, patientId, leadId, fromOn, untilOn } = filters
  const where: Where[] = []
  const byId = (column: "practitionerId" | "roomId" | "serviceId" | "patientId" | "leadId", id?: string) =>
    id && where.push(isId(id) ? { [column]: id } : { id: { in: [] } })
  if (q) {
    // What a role may not read it may not learn by search either.
    if (grant.scope === "masked")
      fail("forbidden", { sentence: "A masked view cannot be searched or ordered by name." })
    where.push({ patientId: { in: await searchPatients(tx, q, MOST_PATIENTS) } })
  }
  if (status) where.push({ status })
  byId("practitionerId", practitioner)
  byId("roomId", room)
  byId("serviceId", service)
  byId("patientId", patientId)
  byId("leadId", leadId)
  const edge = (day: string, side: 0 | 1) => toDate(dayBounds([day], ctx.clinic.timeZone)[0]![side])
  if (fromOn) where.push({ startsAt: { gte: edge(fromOn, 0) } })
  if (untilOn) where.push({ startsAt: { lt: edge(untilOn, 1) } })
  return where
}

function afterWhere(cursor: string, tab: AppointmentFilters["tab"]): Where {
  const { value, id } = readPlace(cursor, tab, isInstant)
  const at = toDate(value ?? "")
  return tab === "past"
    ? { startsAt: { lte: at }, OR: [{ startsAt: { lt: at } }, { id: { lt: id } }] }
    : { startsAt: { gte: at }, OR: [{ startsAt: { gt: at } }, { id: { gt: id } }] }
}
