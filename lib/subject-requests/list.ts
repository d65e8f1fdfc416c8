import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { readPlace, toPage, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { type RequestCounts, RequestFilters, type RequestPage } from "@/lib/subject-requests/schema"
import { PEOPLE, toRequestRow } from "@/lib/subject-requests/to-row"
import { OPEN_STATUSES, REMIND_DAYS, REQUEST_PAGE } from "@/lib/subject-requests/words"
import { addMs, DAY_MS, toDate } from "@/lib/time"

/** Open ones by when they must be answered; finished ones newest first. Who sees numbers alone gets those. */
export const listRequests = query({
  name: "subjectRequests.list",
  may: "requests.read",
  input: RequestFilters,
  async run({ ctx, tx, input, grant }): Promise<RequestPage> {
    const counts = await countsOf(tx, ctx)
    if (grant.scope === "counts") return { rows: [], nextCursor: null, counts, countsOnly: true }
    const { kind } = input
    if (input.state === "finished") {
      const after = input.cursor ? readPlace(input.cursor, "finished", isInstant) : null
      const found = await tx.subjectRequest.findMany({
        where: {
          ...(kind && { kind }),
          status: { notIn: [...OPEN_STATUSES] },
          ...placed("receivedAt", "lt", after),
        },
        orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
        take: REQUEST_PAGE + 1,
        include: PEOPLE,
      })
      const { rows } = toPage(found, REQUEST_PAGE, (row) => row.receivedAt)
      return {
        rows: rows.map((row) => toRequestRow(ctx, row)),
        nextCursor: cursorOf("finished", found.length, rows.at(-1), (row) => row.receivedAt),
        counts,
        countsOnly: false,
      }
    }
    const after = input.cursor ? readPlace(input.cursor, "due", isInstant) : null
    const found = await tx.subjectRequest.findMany({
      where: {
        ...(kind && { kind }),
        status: { in: [...OPEN_STATUSES] },
        ...(input.state === "late" && { AND: { dueAt: { lte: ctx.now } } }),
        ...placed("dueAt", "gt", after),
      },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: REQUEST_PAGE + 1,
      include: PEOPLE,
    })
    const rows = found.slice(0, REQUEST_PAGE)
    return {
      rows: rows.map((row) => toRequestRow(ctx, row)),
      nextCursor: cursorOf("due", found.length, rows.at(-1), (row) => row.dueAt),
      counts,
      countsOnly: false,
    }
  },
  reads: ({ value }) => ({
    what: "subject_requests",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

/** How many stand where; for a tab and for Today. */
export const countRequests = query({
  name: "subjectRequests.count",
  may: "requests.read",
  input: z.strictObject({}),
  run: ({ ctx, tx }) => countsOf(tx, ctx),
})

type Row = { id: string; dueAt: Date; receivedAt: Date }
const cursorOf = (order: string, found: number, last: Row | undefined, at: (row: Row) => Date) =>
  last && found > REQUEST_PAGE ? writePlace(order, { value: at(last).toISOString(), id: last.id }) : null

function placed(
  column: "dueAt" | "receivedAt",
  beyond: "gt" | "lt",
  after: { value: string | null; id: string } | null,
): Prisma.SubjectRequestWhereInput {
  if (!after) return {}
  const at = toDate(after.value ?? "")
  return {
    [column]: { [beyond === "gt" ? "gte" : "lte"]: at },
    OR: [{ [column]: { [beyond]: at } }, { id: { [beyond]: after.id } }],
  }
}

async function countsOf(tx: Tx, ctx: Ctx): Promise<RequestCounts> {
  const soon = addMs(ctx.now, REMIND_DAYS * DAY_MS)
  const [row] = await tx.$queryRaw<[Record<keyof RequestCounts, number>]>`
    select count(*) filter (where open)::int as open,
      count(*) filter (where open and "dueAt" <= ${ctx.now})::int as late,
      count(*) filter (where open and "dueAt" > ${ctx.now} and "dueAt" <= ${soon})::int as soon,
      count(*) filter (where not open)::int as finished
    from (select "dueAt", status = any(${[...OPEN_STATUSES]}) as open from "SubjectRequest") as request`
  return row
}
