import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { amongOf, leadPage } from "@/lib/leads/list"
import { type Among, whereSql } from "@/lib/leads/list-sql"
import { reachOf, reachSql, viewOf } from "@/lib/leads/reach"
import type { Reach } from "@/lib/leads/rules"
import { LeadFilters, type LeadRow, type LeadView } from "@/lib/leads/schema"
import { BOARD_COLUMNS, BOARD_PAGE, type BoardColumn, COUNT_CAP } from "@/lib/leads/words"
import { query } from "@/lib/operation"

export type LeadBoard = {
  columns: {
    id: BoardColumn
    rows: LeadRow[]
    /** Where the list of this column goes on. */
    nextCursor: string | null
    /** Stops at COUNT_CAP + 1. */
    count: number
  }[]
  view: LeadView
}

export const BoardInput = LeadFilters.omit({ cursor: true })
const COLUMNS = Object.keys(BOARD_COLUMNS) as BoardColumn[]

/** The head of each status's list and how long it is, for the same filters as the table. */
export const readBoard = query({
  name: "leads.board",
  may: "leads.read",
  input: BoardInput,
  async run({ ctx, tx, input, grant }): Promise<LeadBoard> {
    const among = await amongOf(tx, ctx, grant, input)
    const counts = await countColumns(tx, input, reachOf(ctx, grant), among, {
      now: ctx.now,
      timeZone: ctx.clinic.timeZone,
    })
    const columns: LeadBoard["columns"] = []
    for (const id of COLUMNS) {
      const filters = { ...input, status: BOARD_COLUMNS[id] }
      const { rows, nextCursor } = await leadPage(tx, ctx, grant, filters, among, BOARD_PAGE)
      columns.push({ id, rows, nextCursor, count: counts[id] })
    }
    return { columns, view: viewOf(ctx, grant) }
  },
  reads: ({ value }) => ({
    what: "leads",
    list: true,
    patientIds: value.columns.flatMap(({ rows }) => rows.map((row) => row.patient.id)),
  }),
})

/** One statement; each column is counted no further than a person reads. */
async function countColumns(
  tx: Tx,
  filters: LeadFilters,
  reach: Reach,
  among: Among,
  when: { now: Date; timeZone: string },
): Promise<Record<BoardColumn, number>> {
  const counted = COLUMNS.map((id) => {
    const where = Prisma.join(
      [
        ...whereSql({ ...filters, status: BOARD_COLUMNS[id] }, reach, among, when),
        reachSql(reach) ?? Prisma.sql`true`,
      ],
      " and ",
    )
    return Prisma.sql`(select count(*)::int from (select 1 from "Lead" where ${where} limit ${COUNT_CAP + 1}) counted)
      as ${Prisma.raw(id)}`
  })
  const [row] = await tx.$queryRaw<Record<BoardColumn, number>[]>`select ${Prisma.join(counted)}`
  return row!
}
