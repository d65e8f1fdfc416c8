import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"
import { patientsIn, reachSql, tasksById, toTaskRow } from "@/lib/tasks/reach"
import { endOfDay } from "@/lib/tasks/rules"
import { TaskFilters, type TaskPage } from "@/lib/tasks/schema"
import { PAGE_SIZE } from "@/lib/tasks/words"

const MOST_PATIENTS = 200

/** First due first, and what has no due time last; what has ended, latest first. What is put off is not in the way. */
export const listTasks = query({
  name: "tasks.list",
  may: "tasks.read",
  input: TaskFilters,
  async run({ ctx, tx, input, grant }): Promise<TaskPage> {
    const done = input.tab === "done"
    const where = [
      reachSql(ctx, grant),
      done ? Prisma.sql`t."finishedAt" is not null` : Prisma.sql`t.status = 'open'`,
      ...tabSql(ctx, input),
      ...(await filterSql(tx, ctx, input)),
      ...cursorSql(input),
    ]
    const order = done
      ? Prisma.sql`t."finishedAt" desc, t.id desc`
      : Prisma.sql`t."dueAt" asc nulls last, t.id asc`
    const found = await tx.$queryRaw<{ id: string; dueAt: Date | null; finishedAt: Date | null }[]>`
      select t.id, t."dueAt", t."finishedAt" from "Task" t
      where ${Prisma.join(where, " and ")} order by ${order} limit ${PAGE_SIZE + 1}`
    const shown = found.slice(0, PAGE_SIZE)
    const tasks = new Map(
      (
        await tasksById(
          tx,
          shown.map((one) => one.id),
        )
      ).map((one) => [one.id, one]),
    )
    const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined
    const value = (done ? last?.finishedAt : last?.dueAt)?.toISOString() ?? null
    return {
      rows: shown.flatMap(({ id }) => tasks.get(id) ?? []).map((one) => toTaskRow(ctx, one)),
      nextCursor: last ? writePlace(done ? "done" : "due", { value, id: last.id }) : null,
    }
  },
  reads: ({ value }) => ({ what: "tasks", list: true, patientIds: patientsIn(value.rows) }),
})

function tabSql(ctx: Ctx, { tab, due, leadId, patientId }: TaskFilters): Prisma.Sql[] {
  const me = memberIdOf(ctx)
  // One lead's or patient's tasks are all of interest there, put off or not.
  const awake = due === "snoozed" || leadId || patientId ? [] : [awakeSql(ctx)]
  if (tab === "mine") return [Prisma.sql`t."ownerId" = ${me}::uuid`, ...awake]
  if (tab === "role") return [roleSql(ctx), ...awake]
  return tab === "all" ? awake : []
}

export const awakeSql = (ctx: Ctx): Prisma.Sql =>
  Prisma.sql`(t."snoozedUntil" is null or t."snoozedUntil" <= ${ctx.now}::timestamptz)`

export const roleSql = (ctx: Ctx): Prisma.Sql =>
  Prisma.sql`t."ownerId" is null and t."ownerRole" = any(${[...ctx.roles]}::text[])`

async function filterSql(tx: Tx, ctx: Ctx, filters: TaskFilters): Promise<Prisma.Sql[]> {
  const { q, kind, owner, due, leadId, patientId } = filters
  const where: Prisma.Sql[] = []
  const idOf = (column: Prisma.Sql, id: string) =>
    isId(id) ? Prisma.sql`${column} = ${id}::uuid` : Prisma.sql`false`
  if (q) where.push(await searchSql(tx, ctx, q))
  if (kind) where.push(Prisma.sql`t.kind = ${kind}`)
  if (leadId) where.push(idOf(Prisma.sql`t."leadId"`, leadId))
  if (patientId) where.push(idOf(Prisma.sql`t."patientId"`, patientId))
  if (owner?.startsWith("member:")) where.push(idOf(Prisma.sql`t."ownerId"`, owner.slice(7)))
  if (owner?.startsWith("role:"))
    where.push(Prisma.sql`t."ownerId" is null and t."ownerRole" = ${owner.slice(5)}`)
  if (due === "late") where.push(Prisma.sql`t."dueAt" < ${ctx.now}::timestamptz`)
  if (due === "today")
    where.push(Prisma.sql`t."dueAt" < ${endOfDay(ctx.now, ctx.clinic.timeZone)}::timestamptz`)
  if (due === "none") where.push(Prisma.sql`t."dueAt" is null`)
  if (due === "snoozed") where.push(Prisma.sql`t."snoozedUntil" > ${ctx.now}::timestamptz`)
  return where
}

/** By its words, and by whose it is for those who may look for a patient by name; others find no hidden words. */
async function searchSql(tx: Tx, ctx: Ctx, q: string): Promise<Prisma.Sql> {
  const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const scope = grantOf(ctx, "patients.read")?.scope
  if (scope !== "all" && scope !== "own")
    return Prisma.sql`t.title ilike ${pattern} and (t."patientId" is null or t."sourceType" <> 'member')`
  const found = await searchPatients(tx, q, MOST_PATIENTS)
  return Prisma.sql`(t.title ilike ${pattern} or t."patientId" = any(${found}::uuid[]))`
}

function cursorSql({ tab, cursor }: TaskFilters): Prisma.Sql[] {
  if (!cursor) return []
  if (tab === "done") {
    const { value, id } = readPlace(cursor, "done", isInstant)
    return [Prisma.sql`(t."finishedAt", t.id) < (${value}::timestamptz, ${id}::uuid)`]
  }
  const { value, id } = readPlace(cursor, "due", (text) => text === null || isInstant(text))
  return value === null
    ? [Prisma.sql`t."dueAt" is null and t.id > ${id}::uuid`]
    : [
        Prisma.sql`(t."dueAt" > ${value}::timestamptz or t."dueAt" is null
          or (t."dueAt" = ${value}::timestamptz and t.id > ${id}::uuid))`,
      ]
}
