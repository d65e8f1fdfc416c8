import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { windowsAhead } from "@/lib/maintenance/rules"
import { KeepMaintenanceInput } from "@/lib/maintenance/schema"
import { tellOthers } from "@/lib/maintenance/tell-others"
import { MONTHLY_TITLE, NOTICE_BEFORE_MS } from "@/lib/maintenance/words"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

const MOST = 50

/** For the system: makes the monthly window a month ahead, and tells a day before, at the beginning and at the end. */
export const keepMaintenance = command({
  name: "maintenance.keep",
  may: "maintenance.write",
  input: KeepMaintenanceInput,
  async run({ ctx, tx }) {
    const made = await makeMonthly(tx, ctx)
    const due = await tx.maintenance.findMany({
      where: { cancelledAt: null, doneAt: null, startsAt: { lte: addMs(ctx.now, NOTICE_BEFORE_MS) } },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const facts: Fact[] = [...made]
    for (const one of due) {
      const isOver = one.endsAt <= ctx.now
      const isBegun = one.startsAt <= ctx.now
      const data: { noticedAt?: Date; begunAt?: Date; doneAt?: Date } = {}
      // Who finds it already begun is told that alone.
      if (!one.noticedAt) data.noticedAt = ctx.now
      if (isBegun && !one.begunAt) data.begunAt = one.startsAt
      if (isOver) data.doneAt = one.endsAt
      if (Object.keys(data).length === 0) continue
      await tx.maintenance.update({ where: { id: one.id }, data })
      const { words } = one
      if (isOver) {
        const said = "The window has ended; nobody has said yet what was done"
        facts.push(fact("maintenance.ended", one.id, { after: { doneAt: one.endsAt.toISOString() } }))
        facts.push(...(await tellOthers(tx, ctx, one, { what: "ended", said })))
      } else if (data.begunAt) {
        facts.push(fact("maintenance.begun", one.id, { after: { mutesAlerts: one.mutesAlerts } }))
        facts.push(
          ...(await tellOthers(tx, ctx, one, { what: "begun", said: "Maintenance has begun", words })),
        )
      } else {
        facts.push(fact("maintenance.announced", one.id, { after: { startsAt: one.startsAt.toISOString() } }))
        facts.push(...(await tellOthers(tx, ctx, one, { what: "before", said: "Maintenance ahead", words })))
      }
    }
    return { value: { made: made.length, looked: due.length }, facts }
  },
})

/** A month's is made once: one that was cancelled stays away. */
async function makeMonthly(tx: Tx, ctx: Ctx): Promise<Fact[]> {
  const windows = windowsAhead(ctx.now)
  const known = await tx.maintenance.findMany({
    where: { key: { in: windows.map((one) => one.key) } },
    select: { key: true },
  })
  const fresh = windows.filter(({ key }) => !known.some((one) => one.key === key))
  if (fresh.length === 0) return []
  await tx.maintenance.createMany({
    skipDuplicates: true,
    data: fresh.map((one) => ({
      ...one,
      id: idFrom(one.key),
      kind: "monthly",
      title: MONTHLY_TITLE,
      createdAt: ctx.now,
    })),
  })
  return fresh.map(({ key, startsAt }) =>
    fact("maintenance.planned", idFrom(key), {
      after: { startsAt: startsAt.toISOString(), kind: "monthly" },
    }),
  )
}
