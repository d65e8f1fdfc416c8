import type { Grant } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { type Place, readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { acceptsValue, type Among as Found, leadPageSql, sortColumn } from "@/lib/leads/list-sql"
import { reachOf, viewOf } from "@/lib/leads/reach"
import { LeadFilters, type LeadPage } from "@/lib/leads/schema"
import { type StoredLead, toLeadRow } from "@/lib/leads/to-row"
import { doubleLeads } from "@/lib/leads/twins"
import { PAGE_SIZE } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"

export type Among = Found & { isCut?: boolean }

/** A search finds at most this many patients; whoever gets more must say more. */
const MOST_PATIENTS = 200

export const listLeads = query({
  name: "leads.list",
  may: "leads.read",
  input: LeadFilters,
  run: ({ ctx, tx, input, grant }) => leadPage(tx, ctx, grant, input),
  reads: ({ value }) => ({ what: "leads", list: true, patientIds: value.rows.map((row) => row.patient.id) }),
})

/** What filters name that is looked up before the leads are read. */
export async function amongOf(tx: Tx, ctx: Ctx, grant: Grant, filters: LeadFilters): Promise<Among> {
  refuseSideways(filters, viewOf(ctx, grant))
  const patientIds = filters.q ? await searchPatients(tx, filters.q, MOST_PATIENTS) : null
  const leadIds = filters.duplicates ? await doubleLeads(tx, reachOf(ctx, grant)) : null
  return { patientIds, leadIds: leadIds?.ids ?? null, isCut: leadIds?.isCut }
}

/** `among`: what was found before, once for several pages. */
export async function leadPage(
  tx: Tx,
  ctx: Ctx,
  grant: Grant,
  filters: LeadFilters,
  given?: Among,
  size: number = PAGE_SIZE,
): Promise<LeadPage> {
  const view = viewOf(ctx, grant)
  const cursor = filters.cursor ? readPlace(filters.cursor, filters.sort, acceptsValue(filters.sort)) : null
  const among = given ?? (await amongOf(tx, ctx, grant, filters))
  const when = { now: ctx.now, timeZone: ctx.clinic.timeZone }
  const sql = leadPageSql(filters, reachOf(ctx, grant), among, cursor, size + 1, when)
  const found = await tx.$queryRaw<StoredLead[]>(sql)
  const rows = found.slice(0, size)
  const last = found.length > size ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => toLeadRow(row, view, ctx)),
    nextCursor: last ? writePlace(filters.sort, placeOf(last, filters)) : null,
    view,
    isCut: among.patientIds?.length === MOST_PATIENTS || among.isCut === true,
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
  if ((filters.campaign || filters.duplicates || filters.service) && view.masked)
    fail("forbidden", { sentence: "A masked view does not tell people apart." })
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
