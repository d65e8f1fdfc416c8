import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { type Place, readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { acceptsValue, leadPageSql, sortColumn } from "@/lib/leads/list-sql"
import { reachOf, viewOf } from "@/lib/leads/reach"
import { LeadFilters, type LeadPage } from "@/lib/leads/schema"
import { type StoredLead, toLeadRow } from "@/lib/leads/to-row"
import { PAGE_SIZE } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"

/** A search finds at most this many patients; whoever gets more must say more. */
const MOST_PATIENTS = 200

export const listLeads = query({
  name: "leads.list",
  may: "leads.read",
  input: LeadFilters,
  run: ({ ctx, tx, input, grant }) => leadPage(tx, ctx, grant, input),
  reads: ({ value }) => ({ what: "leads", list: true, patientIds: value.rows.map((row) => row.patient.id) }),
})

/** `among`: only leads of these patients, found before. */
export async function leadPage(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  filters: LeadFilters,
  among?: readonly string[],
): Promise<LeadPage> {
  const view = viewOf(ctx, grant)
  refuseSideways(filters, view)
  const cursor = filters.cursor ? readPlace(filters.cursor, filters.sort, acceptsValue(filters.sort)) : null
  const patientIds = among ?? (filters.q ? await searchPatients(tx, filters.q, MOST_PATIENTS) : null)
  const when = { now: ctx.now, timeZone: ctx.clinic.timeZone }
  const sql = leadPageSql(filters, reachOf(ctx, grant), patientIds, cursor, PAGE_SIZE + 1, when)
  const found = await tx.$queryRaw<StoredLead[]>(sql)
  const rows = found.slice(0, PAGE_SIZE)
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => toLeadRow(row, view, ctx)),
    nextCursor: last ? writePlace(filters.sort, placeOf(last, filters)) : null,
    view,
    isCut: patientIds?.length === MOST_PATIENTS,
  }
}

/** The clock runs for hot leads too, so its order and end tell them. */
const TELLS_SCORE: ((filters: LeadFilters) => boolean)[] = [
  ({ classification }) => classification !== undefined,
  ({ sort }) => ["score", "dueAt"].includes(sortColumn(sort).name),
  ({ due }) => due === "running" || due === "late",
]

/** What a role may not read it may not learn by filter, search or order either. */
function refuseSideways(filters: LeadFilters, view: LeadPage["view"]): void {
  if (filters.q && !view.search)
    fail("forbidden", { sentence: "A masked view cannot be searched by name or number." })
  if (!view.scores && TELLS_SCORE.some((tells) => tells(filters)))
    fail("forbidden", { sentence: "Your role does not see scores." })
}

function placeOf(row: StoredLead, filters: LeadFilters): Place {
  const value = row[sortColumn(filters.sort).name as keyof StoredLead]
  return {
    id: row.id,
    value: value instanceof Date ? value.toISOString() : value === null ? null : String(value),
  }
}
