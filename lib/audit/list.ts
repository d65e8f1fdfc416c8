import { FACT_ROW, ownOnly, patientsIn, type StoredFact, toFactRows } from "@/lib/audit/rows"
import { type FactPage, ListFactsInput } from "@/lib/audit/schema"
import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { sameRecordsSql } from "@/lib/patients/reach"

/** Newest first. Doctors and platform people see what they did themselves. */
export const listFacts = query({
  name: "audit.list",
  may: "audit.read",
  input: ListFactsInput,
  async run({ ctx, tx, input, grant }): Promise<FactPage> {
    const { limit } = input
    const where = [Prisma.sql`true`, ...conditions(input), ...ownOnly(ctx, grant)]
    const found = await tx.$queryRaw<StoredFact[]>`
      select ${FACT_ROW} from "Fact" where ${Prisma.join(where, " and ")}
      order by "createdAt" desc, id desc limit ${limit + 1}`
    const { rows, nextCursor } = toPage(found, limit, (row) => row.createdAt)
    return { rows: await toFactRows(tx, ctx, rows), nextCursor }
  },
  reads: ({ value }) => ({ what: "audit", list: true, patientIds: patientsIn(value.rows) }),
})

type Filters = {
  actor?: string
  subject?: string
  subjectType?: string
  patientId?: string
  name?: string
  from?: Date
  to?: Date
  cursor?: string
}

export function conditions(filters: Filters): Prisma.Sql[] {
  const { actor, subject, subjectType, patientId, name, from, to, cursor } = filters
  const where: Prisma.Sql[] = []
  if (actor) where.push(Prisma.sql`actor = ${actor}`)
  if (subject) where.push(Prisma.sql`"subjectId" = ${subject}`)
  if (subjectType) where.push(Prisma.sql`"subjectType" = ${subjectType}`)
  // What is no id is nobody's: the list is empty, like that of an unknown id.
  if (patientId)
    where.push(
      isId(patientId)
        ? Prisma.sql`"patientId" = any(array(${sameRecordsSql(patientId)}))`
        : Prisma.sql`false`,
    )
  if (name) where.push(Prisma.sql`name = ${name}`)
  if (from) where.push(Prisma.sql`"createdAt" >= ${from}::timestamptz`)
  if (to) where.push(Prisma.sql`"createdAt" < ${to}::timestamptz`)
  if (cursor) {
    const after = readCursor(cursor)
    where.push(Prisma.sql`("createdAt", id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  }
  return where
}
