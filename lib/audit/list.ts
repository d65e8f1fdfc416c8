import { maskChange } from "@/lib/audit/mask"
import { type FactPage, type FactRow, ListFactsInput } from "@/lib/audit/schema"
import { can, type Grant } from "@/lib/can"
import { actorLabel, type Ctx } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

export type StoredFact = Omit<FactRow, "createdAt"> & { createdAt: Date }

/** Newest first. Doctors and platform people see what they did themselves. */
export const listFacts = query({
  name: "audit.list",
  may: "audit.read",
  input: ListFactsInput,
  async run({ ctx, tx, input, grant }): Promise<FactPage> {
    const { limit } = input
    const where = [Prisma.sql`true`, ...conditions(input), ...ownOnly(ctx, grant)]
    const found = await tx.$queryRaw<StoredFact[]>`
      select id, name, actor, "actorName", "subjectType", "subjectId", reason, before, after, "requestId", "createdAt"
      from "Fact" where ${Prisma.join(where, " and ")}
      order by "createdAt" desc, id desc limit ${limit + 1}`
    const { rows, nextCursor } = toPage(found, limit, (row) => row.createdAt)
    return { rows: rows.map((row) => toFactRow(row, ctx)), nextCursor }
  },
})

type Filters = {
  actor?: string
  subject?: string
  subjectType?: string
  name?: string
  from?: Date
  to?: Date
  cursor?: string
}

function conditions({ actor, subject, subjectType, name, from, to, cursor }: Filters): Prisma.Sql[] {
  const where: Prisma.Sql[] = []
  if (actor) where.push(Prisma.sql`actor = ${actor}`)
  if (subject) where.push(Prisma.sql`"subjectId" = ${subject}`)
  if (subjectType) where.push(Prisma.sql`"subjectType" = ${subjectType}`)
  if (name) where.push(Prisma.sql`name = ${name}`)
  if (from) where.push(Prisma.sql`"createdAt" >= ${from}::timestamptz`)
  if (to) where.push(Prisma.sql`"createdAt" < ${to}::timestamptz`)
  if (cursor) {
    const after = readCursor(cursor)
    where.push(Prisma.sql`("createdAt", id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  }
  return where
}

export function ownOnly(ctx: Ctx, grant: Grant): Prisma.Sql[] {
  return grant.scope === "own" ? [Prisma.sql`actor = ${actorLabel(ctx.actor)}`] : []
}

export function toFactRow(row: StoredFact, ctx: Ctx): FactRow {
  const contacts = ctx.actor.kind === "system" ? "all" : can(ctx.roles, "leads.read")?.scope
  const seen = contacts === "all" || contacts === "own" ? (value: unknown) => value : maskChange
  return { ...row, before: seen(row.before), after: seen(row.after), createdAt: row.createdAt.toISOString() }
}
