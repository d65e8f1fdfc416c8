import { z } from "zod"
import { grantOf } from "@/lib/ctx"
import { Prisma } from "@/lib/generated/prisma/client"
import { AFTER, inactiveSql, NEWEST, STALE_SCHEDULES, unjudgedSql, writeAfter } from "@/lib/leads/stale-sql"
import { query } from "@/lib/operation"
import { liveRules } from "@/lib/rule-sets/live"

export type StaleLead = {
  id: string
  patientId: string
  patientName: string
  status: string
  classification: string | null
  ownerName: string | null
  updatedAt: string
}
export type StalePreview = {
  /** Of what the next run would touch; stops at MOST_COUNTED + 1. */
  count: number
  /** Null where this person does not see leads by name. */
  leads: StaleLead[] | null
  next: string | null
  /** Left out by a person, for now. */
  held: { id: string; patientName: string; until: string }[]
  runs: StaleRunRow[]
}
export type StaleRunRow = {
  id: string
  looked: number
  changed: number
  startedAt: string
  endedAt: string | null
  undoneAt: string | null
  broughtBack: number
}

export const MOST_COUNTED = 10_000
const PAGE_SIZE = 25
const MOST_RUNS = 8
const MOST_HELD = 50

/** What the next run of a schedule would do, were it now; those left out of it, and the runs there were. */
export const previewStale = query({
  name: "leads.previewStale",
  may: "reports.read",
  input: z.object({
    schedule: z.enum(STALE_SCHEDULES, { error: "There is no such schedule." }),
    after: z.string().max(80).regex(AFTER, "This place in the list is not known.").default(""),
  }),
  async run({ ctx, tx, input: { schedule, after } }): Promise<StalePreview> {
    const { version: scorer } = await liveRules(tx, ctx)
    const isCleanup = schedule === "stale-lead-cleanup"
    const from = isCleanup ? Prisma.sql`"Lead" lead` : Prisma.sql`"Lead" lead ${NEWEST}`
    const where = (place: string) =>
      isCleanup ? inactiveSql(ctx.now, place) : unjudgedSql(ctx.now, place, scorer)
    const [counted] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (select 1 from ${from} where ${where("")} limit ${MOST_COUNTED + 1}) one`
    const runs = await tx.staleRun.findMany({
      where: { scheduleId: schedule },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: MOST_RUNS,
    })
    const base = { count: counted?.count ?? 0, runs: runs.map(toRun) }
    if (grantOf(ctx, "leads.read")?.scope !== "all") return { ...base, leads: null, next: null, held: [] }
    const found = await tx.$queryRaw<(Omit<StaleLead, "updatedAt"> & { updatedAt: Date })[]>`
      select lead.id, lead."patientId", patient.name as "patientName", lead.status, lead."updatedAt",
        ${grantOf(ctx, "leads.score.read") ? Prisma.sql`lead.classification` : Prisma.sql`null::text as classification`}, owner.name as "ownerName"
      from ${from} join "Patient" patient on patient.id = lead."patientId" left join "Member" owner on owner.id = lead."ownerId"
      where ${where(after)} order by lead."updatedAt", lead.id limit ${PAGE_SIZE + 1}`
    const held = await tx.$queryRaw<{ id: string; patientName: string; until: Date }[]>`
      select hold."leadId" as id, patient.name as "patientName", hold.until from "StaleHold" hold
      join "Lead" lead on lead.id = hold."leadId" join "Patient" patient on patient.id = lead."patientId"
      where hold."scheduleId" = ${schedule} and hold.until > ${ctx.now} order by hold.until limit ${MOST_HELD}`
    const rows = found.slice(0, PAGE_SIZE)
    const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
    return {
      ...base,
      leads: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
      next: last ? writeAfter(last.updatedAt, last.id) : null,
      held: held.map((one) => ({ ...one, until: one.until.toISOString() })),
    }
  },
  reads: ({ value }) =>
    value.leads && { what: "leads", list: true, patientIds: value.leads.map((row) => row.patientId) },
})

const toRun = (run: {
  id: string
  looked: number
  changed: number
  startedAt: Date
  endedAt: Date | null
  undoneAt: Date | null
  broughtBack: number
}): StaleRunRow => ({
  id: run.id,
  looked: run.looked,
  changed: run.changed,
  broughtBack: run.broughtBack,
  startedAt: run.startedAt.toISOString(),
  endedAt: run.endedAt?.toISOString() ?? null,
  undoneAt: run.undoneAt?.toISOString() ?? null,
})
