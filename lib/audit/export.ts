import { conditions } from "@/lib/audit/list"
import { recordedFilters } from "@/lib/audit/record-read"
import { FACT_ROW, type StoredFact, toFactRows } from "@/lib/audit/rows"
import { AuditFilters, ExportPageInput, type FactPage, type FactRow } from "@/lib/audit/schema"
import { csvLine } from "@/lib/csv"
import type { Ctx } from "@/lib/ctx"
import { toPage } from "@/lib/cursor"
import { fact } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { command, query } from "@/lib/operation"

const PAGE = 1_000

/** Who took a copy, and of what: recorded before its first byte leaves. */
export const startExport = command({
  name: "audit.export",
  may: "audit.export",
  input: AuditFilters,
  async run({ ctx, input }) {
    return { value: null, facts: [fact("audit.exported", ctx.clinicId, { after: recordedFilters(input) })] }
  },
})

/** A page of the copy, by what its reader may see. */
export const exportPage = query({
  name: "audit.exportPage",
  may: "audit.export",
  input: ExportPageInput,
  async run({ ctx, tx, input }): Promise<FactPage> {
    const where = [Prisma.sql`true`, ...conditions(input)]
    const found = await tx.$queryRaw<StoredFact[]>`
      select ${FACT_ROW} from "Fact" where ${Prisma.join(where, " and ")}
      order by "createdAt" desc, id desc limit ${PAGE + 1}`
    const { rows, nextCursor } = toPage(found, PAGE, (row) => row.createdAt)
    return { rows: await toFactRows(tx, ctx, rows), nextCursor }
  },
})

const COLUMNS = [
  "createdAt",
  "name",
  "actor",
  "actorName",
  "subjectType",
  "subjectId",
  "patientId",
  "before",
  "after",
  "reason",
  "personal",
  "requestId",
  "id",
] as const satisfies (keyof FactRow)[]

/** The whole trail as far as the filters go, a page at a time: its length does not matter to memory. */
export function exportCsv(ctx: Ctx, filters: Record<string, string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let cursor: string | undefined
  let head = true
  return new ReadableStream({
    async pull(controller) {
      const page = await exportPage(ctx, cursor ? { ...filters, cursor } : filters)
      const lines = page.rows.map((row) => csvLine(COLUMNS.map((name) => said(row, name))))
      controller.enqueue(encoder.encode((head ? csvLine(COLUMNS) : "") + lines.join("")))
      head = false
      cursor = page.nextCursor ?? undefined
      if (!cursor) controller.close()
    },
  })
}

function said(row: FactRow, name: (typeof COLUMNS)[number]): string {
  const value = name === "personal" ? row.personal?.state : row[name]
  if (value === null || value === undefined) return ""
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}
