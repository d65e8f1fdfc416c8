import type { Grant } from "@/lib/can"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"
import { reachSql } from "@/lib/recalls/reach"
import { RecallFilters, type RecallPage } from "@/lib/recalls/schema"
import { toRecallRows } from "@/lib/recalls/to-row"
import { RECALL_PAGE, type RecallTab } from "@/lib/recalls/words"

const MOST_PATIENTS = 200

const TABS: Record<RecallTab, Prisma.Sql> = {
  call: Prisma.sql`recall."toCall" and recall.status in ('due', 'reminded')`,
  due: Prisma.sql`recall.status = 'due' and not recall."toCall"`,
  invited: Prisma.sql`recall.status = 'reminded' and not recall."toCall"`,
  snoozed: Prisma.sql`recall.status = 'snoozed'`,
  done: Prisma.sql`recall."closedAt" is not null`,
}

/** Longest due first; what has ended, latest first. */
export const listRecalls = query({
  name: "recalls.list",
  may: "appointments.read",
  input: RecallFilters,
  async run({ ctx, tx, input, grant }): Promise<RecallPage> {
    const isDone = input.tab === "done"
    const filters = await filterSql(tx, ctx, grant, input)
    const order = isDone
      ? Prisma.sql`recall."closedAt" desc, recall.id desc`
      : Prisma.sql`recall."dueOn" asc, recall.id asc`
    const found = await tx.$queryRaw<{ id: string; dueOn: Date; closedAt: Date | null }[]>`
      select recall.id, recall."dueOn", recall."closedAt" from "Recall" recall
      where ${Prisma.join([...filters, TABS[input.tab], ...afterSql(input)], " and ")}
      order by ${order} limit ${RECALL_PAGE + 1}`
    const shown = found.slice(0, RECALL_PAGE)
    const last = found.length > RECALL_PAGE ? shown.at(-1) : undefined
    const rows = await toRecallRows(
      tx,
      ctx,
      grant,
      shown.map((one) => one.id),
    )
    const value = last && (isDone ? last.closedAt : last.dueOn)?.toISOString()
    return {
      rows,
      nextCursor: last && value ? writePlace(isDone ? "closed" : "due", { value, id: last.id }) : null,
      counts: await countsOf(tx, filters),
    }
  },
  reads: ({ value }) => ({
    what: "recalls",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

async function countsOf(tx: Tx, filters: readonly Prisma.Sql[]): Promise<RecallPage["counts"]> {
  const [counts] = await tx.$queryRaw<[RecallPage["counts"]]>`
    select count(*) filter (where ${TABS.call})::int as call, count(*) filter (where ${TABS.due})::int as due,
      count(*) filter (where ${TABS.invited})::int as invited, count(*) filter (where ${TABS.snoozed})::int as snoozed
    from "Recall" recall
    where ${Prisma.join([...filters], " and ")} and recall.status in ('due', 'reminded', 'snoozed')`
  return counts
}

async function filterSql(tx: Tx, ctx: Ctx, grant: Grant, filters: RecallFilters): Promise<Prisma.Sql[]> {
  const { q, service, owner } = filters
  const where = [Prisma.sql`recall."clinicId" = ${ctx.clinicId}::uuid`, reachSql(ctx, grant)]
  if (q) {
    // What a role may not read it may not learn by search either.
    if (grant.scope === "masked")
      fail("forbidden", { sentence: "A masked view cannot be searched or ordered by name." })
    where.push(Prisma.sql`recall."patientId" = any (${await searchPatients(tx, q, MOST_PATIENTS)}::uuid[])`)
  }
  if (service) where.push(idSql(Prisma.sql`recall."serviceId"`, service))
  if (owner === "none") where.push(Prisma.sql`recall."ownerId" is null`)
  else if (owner)
    where.push(idSql(Prisma.sql`recall."ownerId"`, owner === "me" ? (memberIdOf(ctx) ?? "") : owner))
  return where
}

const idSql = (column: Prisma.Sql, id: string): Prisma.Sql =>
  isId(id) ? Prisma.sql`${column} = ${id}::uuid` : Prisma.sql`false`

function afterSql({ tab, cursor }: RecallFilters): Prisma.Sql[] {
  if (!cursor) return []
  if (tab === "done") {
    const { value, id } = readPlace(cursor, "closed", isInstant)
    return [Prisma.sql`(recall."closedAt", recall.id) < (${value}::timestamptz, ${id}::uuid)`]
  }
  const { value, id } = readPlace(cursor, "due", isInstant)
  return [Prisma.sql`(recall."dueOn", recall.id) > (${value?.slice(0, 10)}::date, ${id}::uuid)`]
}
