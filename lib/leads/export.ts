import { csvLine } from "@/lib/csv"
import { type Ctx, grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId, newId } from "@/lib/ids"
import { ExportLeadsInput, StartExportInput } from "@/lib/leads/export-schema"
import { amongOf, leadPage } from "@/lib/leads/list"
import { whereSql } from "@/lib/leads/list-sql"
import { reachOf, reachSql, requireMember, viewOf } from "@/lib/leads/reach"
import { LeadFilters, type LeadRow } from "@/lib/leads/schema"
import { command, query } from "@/lib/operation"
import { openPersonal } from "@/lib/personal"
import { addMs, exact, MINUTE_MS, toDate } from "@/lib/time"

const PAGE = 500
/** From the reason to the file's first byte; the file itself may take longer. */
const FETCH_WITHIN_MS = 10 * MINUTE_MS

/** Whose leads a person sees masked leaves with no copy of them. */
function readGrant(ctx: Ctx) {
  const grant = grantOf(ctx, "leads.read")
  return grant && !viewOf(ctx, grant).masked ? grant : fail("forbidden")
}

/** Who takes a copy, why, of what and how many: recorded before its first byte leaves. */
export const startLeadExport = command({
  name: "leads.startExport",
  may: "lists.export",
  input: StartExportInput,
  async run({ ctx, tx, input }) {
    requireMember(ctx)
    const grant = readGrant(ctx)
    const { filters, reason } = input
    const among = await amongOf(tx, ctx, grant, filters)
    const reach = reachOf(ctx, grant)
    const when = { now: ctx.now, timeZone: ctx.clinic.timeZone }
    const where = [...whereSql(filters, reach, among, when), reachSql(reach) ?? Prisma.sql`true`]
    const [row] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from "Lead" where ${Prisma.join(where, " and ")}`
    const { q, campaign, ...plain } = filters
    const count = row?.n ?? 0
    const exported = fact("leads.exported", newId(), {
      after: { leads: count, filters: plain as Prisma.InputJsonObject },
      // What was looked for may be somebody's name.
      personal: { reason, ...(q && { q }), ...(campaign && { campaign }) },
    })
    return { value: { id: exported.subjectId, count }, facts: [exported] }
  },
})

/** A page of a copy that was begun, by whoever began it, as its filters were written down then. */
export const exportLeadsPage = query({
  name: "leads.exportPage",
  may: "lists.export",
  input: ExportLeadsInput,
  async run({ ctx, tx, input }): Promise<{ rows: LeadRow[]; nextCursor: string | null }> {
    const grant = readGrant(ctx)
    const begun = isId(input.id)
      ? await tx.fact.findFirst({
          where: {
            subjectId: input.id,
            name: "leads.exported",
            actor: `member:${requireMember(ctx)}`,
            createdAt: { gt: addMs(ctx.now, -FETCH_WITHIN_MS) },
          },
        })
      : null
    if (!begun) return fail("not_found")
    const opened = (await openPersonal(tx, [begun])).get(begun.id)
    const personal = opened?.state === "open" ? (opened.value as { q?: string; campaign?: string }) : {}
    const { filters } = begun.after as { filters: Record<string, unknown> }
    const { q, campaign } = personal
    const asked = { ...asWords(filters), ...(q && { q }), ...(campaign && { campaign }) }
    const read = LeadFilters.parse({ ...asked, cursor: input.cursor })
    const { rows, nextCursor } = await leadPage(tx, ctx, grant, read, undefined, PAGE)
    return { rows, nextCursor }
  },
  reads: ({ value }) => ({ what: "leads", list: true, patientIds: value.rows.map((row) => row.patient.id) }),
})

/** Filters as they were read, as an address writes them. */
const asWords = (filters: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      Array.isArray(value) ? [[name, value.join(",")]] : typeof value === "string" ? [[name, value]] : [],
    ),
  )

type Cell = (row: LeadRow, ctx: Ctx) => string | number | null
const at =
  (of: (row: LeadRow) => string | null): Cell =>
  (row, { clinic }) => {
    const instant = of(row)
    return instant && exact(toDate(instant), clinic.timeZone)
  }

/** No word of a patient, and the treatment only for whom clinical notes are open. */
const COLUMNS: Record<string, Cell> = {
  Patient: (row) => row.patient.name,
  Contact: (row) => row.address,
  Source: (row) => row.source,
  Campaign: (row) => row.campaign,
  Language: (row) => row.language,
  Score: (row) => row.score,
  Classification: (row) => row.classification,
  Urgency: (row) => row.urgency,
  Status: (row) => row.status,
  Owner: (row) => row.owner?.name ?? null,
  "Waiting since": at((row) => row.waitingSince),
  Due: at((row) => row.dueAt),
  "Last message": at((row) => row.lastMessageAt),
  "Came in": at((row) => row.createdAt),
  Lead: (row) => row.id,
}

const columnsFor = (ctx: Ctx): [string, Cell][] => [
  ...Object.entries(COLUMNS),
  ...(grantOf(ctx, "clinical.read") ? [["Service", (row: LeadRow) => row.service] as [string, Cell]] : []),
]

/** The whole copy, a page at a time: its length does not matter to memory. Its first page is read before anything is answered. */
export async function leadsCsv(ctx: Ctx, id: string): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  const columns = columnsFor(ctx)
  let page: { rows: LeadRow[]; nextCursor: string | null } | null = await exportLeadsPage(ctx, { id })
  let head = csvLine(columns.map(([name]) => name))
  return new ReadableStream({
    async pull(controller) {
      if (!page) return controller.close()
      const lines = page.rows.map((row) => csvLine(columns.map(([, cell]) => cell(row, ctx))))
      controller.enqueue(encoder.encode(head + lines.join("")))
      head = ""
      page = page.nextCursor ? await exportLeadsPage(ctx, { id, cursor: page.nextCursor }) : null
      if (!page) controller.close()
    },
  })
}
