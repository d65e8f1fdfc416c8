import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { enginePool, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"
import { reachSql } from "@/lib/tasks/reach"
import type { TaskKind } from "@/lib/tasks/words"
import { addMs, DAY_MS } from "@/lib/time"
import type { Gap, Machine, Trust } from "@/lib/today/schema"

/** Beyond this a badge says "99+" anyway. */
const MOST = 100
const NOTHING = z.strictObject({})

/** Open tasks within reach by what there is to do; each number opens its rows. */
export const countTaskKinds = query({
  name: "today.taskKinds",
  may: "tasks.read",
  input: NOTHING,
  async run({ ctx, tx, grant }): Promise<Partial<Record<TaskKind, number>>> {
    const found = await tx.$queryRaw<{ kind: TaskKind; n: number }[]>`
      select kind, count(*)::int as n from (
        select t.kind from "Task" t where t.status = 'open' and ${reachSql(ctx, grant)}
          and (t."snoozedUntil" is null or t."snoozedUntil" <= ${ctx.now}::timestamptz) limit 1000) held
      group by kind`
    return Object.fromEntries(found.map((one) => [one.kind, one.n]))
  },
})

const DUTIES = ["supervisor", "manager", "doctor"] as const

/** Duties that nobody has at this moment or will not have within a day, and from when on. */
export const findRotaGaps = query({
  name: "today.rotaGaps",
  may: "rota.write",
  input: NOTHING,
  async run({ ctx, tx }): Promise<Gap[]> {
    const until = addMs(ctx.now, DAY_MS)
    const shifts = await tx.onCallShift.findMany({
      where: {
        cancelledAt: null,
        startsAt: { lt: until },
        endsAt: { gt: ctx.now },
        member: { active: true },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: { duty: true, startsAt: true, endsAt: true },
      take: MOST,
    })
    return DUTIES.flatMap((duty) => {
      let covered = ctx.now
      for (const shift of shifts)
        if (shift.duty === duty && shift.startsAt <= covered && shift.endsAt > covered) covered = shift.endsAt
      return covered < until ? [{ duty, from: covered.toISOString(), isNow: covered <= ctx.now }] : []
    })
  },
})

/** Colleagues whom no mail or push has reached for a week though one was tried: what is urgent finds them only here. */
export const findUnreachable = query({
  name: "today.unreachable",
  may: "rota.write",
  input: NOTHING,
  async run({ ctx, tx }): Promise<string[]> {
    const found = await tx.$queryRaw<{ name: string }[]>`
      select member.name from "Member" member cross join lateral (
        select count(*) filter (where status = 'failed') as missed, count(*) filter (where status <> 'failed') as reached
        from (select channel, status, "createdAt" from "NotificationDelivery"
          where "memberId" = member.id order by id desc limit ${MOST}) latest
        where channel <> 'in_app' and status in ('sent', 'delivered', 'seen', 'failed')
          and "createdAt" > ${addMs(ctx.now, -7 * DAY_MS)}::timestamptz) told
      where member.active and (member."endsAt" is null or member."endsAt" > ${ctx.now}::timestamptz)
        and told.missed > 0 and told.reached = 0
      order by member.name, member.id limit ${MOST}`
    return found.map((one) => one.name)
  },
})

/** Schedules that did not run when they should have in the last day; for who looks after it all, what the engine has before it. */
export const readMachine = query({
  name: "today.machine",
  may: "schedules.read",
  input: NOTHING,
  async run({ ctx, tx }): Promise<Machine> {
    const missed = await tx.scheduleOccasion.count({
      where: { wasMissed: true, dueAt: { gt: addMs(ctx.now, -DAY_MS) } },
      take: MOST,
    })
    return { missed, queue: mayReadPlatform(ctx) ? await queueNow() : null }
  },
})

async function queueNow(): Promise<Machine["queue"]> {
  const { rows } = await enginePool().query<{ due: number; oldest: number | null }>(
    `select count(*)::int as due, extract(epoch from now() - min(run_at))::float8 as oldest
     from (select run_at from engine.job where kind <> 'sleep' and run_at <= now() limit 10000) waiting`,
  )
  const [row] = rows
  return row ? { due: row.due, oldestSeconds: row.oldest === null ? null : Math.round(row.oldest) } : null
}

/** What an auditor looks at first. */
export const readTrust = query({
  name: "today.trust",
  may: "access.review",
  input: NOTHING,
  async run({ ctx, tx }): Promise<Trust> {
    const [day, week] = [addMs(ctx.now, -DAY_MS), addMs(ctx.now, -7 * DAY_MS)]
    const [row] = await tx.$queryRaw<Counted[]>`select
      ${capped(Prisma.sql`select 1 from "SpecialAccess" where "reviewedAt" is null and coalesce("endedAt", "endsAt") <= ${ctx.now}::timestamptz`)} as reviews,
      ${capped(Prisma.sql`select 1 from "SpecialAccess" where kind = 'break_glass' and "endedAt" is null and "endsAt" > ${ctx.now}::timestamptz`)} as glass,
      ${capped(Prisma.sql`select 1 from "Fact" where name in ('audit.exported', 'leads.exported', 'patients.exported') and "createdAt" > ${week}::timestamptz`)} as exports,
      ${capped(Prisma.sql`select 1 from "Fact" where name = 'access.refused' and "createdAt" > ${day}::timestamptz`)} as refused`
    const last = await lastVerified(tx, ctx)
    return { reviews: 0, glass: 0, exports: 0, refused: 0, ...row, ...last }
  },
})

type Counted = Pick<Trust, "reviews" | "glass" | "exports" | "refused">
const capped = (rows: Prisma.Sql) => Prisma.sql`(select count(*)::int from (${rows} limit ${MOST}) counted)`

async function lastVerified(tx: Tx, ctx: Ctx): Promise<Pick<Trust, "verifiedAt" | "isSound">> {
  const last = await tx.fact.findFirst({
    where: { name: "audit.verified", subjectId: ctx.clinicId },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, after: true },
  })
  const ok = (last?.after as { ok?: unknown } | null | undefined)?.ok
  return { verifiedAt: last?.createdAt.toISOString() ?? null, isSound: last ? ok === true : null }
}
