import type { ScheduleEntry } from "@/inngest/schedules"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import type { Schedule } from "@/lib/generated/prisma/client"
import { command } from "@/lib/operation"
import { occasionId } from "@/lib/schedules/occasion"
import { changing, entryToChange, type Standing, takeSchedule } from "@/lib/schedules/reach"
import { ResumeScheduleInput } from "@/lib/schedules/schema"
import { duesBetween, nextDue } from "@/lib/schedules/when"

type Row = Pick<Schedule, "pausedAt" | "lastDueAt" | "pauseReason">

/** What the tick has not looked at yet and never will; one that was due before the pause, nothing ran for. */
async function writePause(
  tx: Tx,
  entry: ScheduleEntry,
  standing: Standing,
  row: Row,
  now: Date,
): Promise<void> {
  const { scope, clinicId, timeZone } = standing
  const { pausedAt } = row
  const since = row.lastDueAt ?? pausedAt
  if (!pausedAt || !since || since >= now) return
  const occasions = duesBetween(entry.pattern, timeZone, since, now).map((dueAt) => {
    const isLeftOut = pausedAt <= dueAt
    return {
      id: occasionId(entry.id, scope, dueAt),
      scheduleId: entry.id,
      scope,
      clinicId,
      dueAt,
      state: isLeftOut ? "skipped" : "missed",
      wasMissed: !isLeftOut,
      reason: "paused",
      note: row.pauseReason,
    }
  })
  await tx.scheduleOccasion.createMany({ data: occasions, skipDuplicates: true })
  // Those the witness already expects.
  for (const isLeftOut of [true, false])
    await tx.scheduleOccasion.updateMany({
      where: {
        scheduleId: entry.id,
        scope,
        isManual: false,
        state: "expected",
        dueAt: isLeftOut ? { gte: pausedAt, gt: since, lte: now } : { gt: since, lt: pausedAt },
      },
      data: {
        state: isLeftOut ? "skipped" : "missed",
        wasMissed: !isLeftOut,
        reason: "paused",
        note: row.pauseReason,
      },
    })
}

/** It goes on with its next occasion; what fell into the pause is not made up for. */
export const resumeSchedule = command({
  name: "schedules.resume",
  may: "schedules.write",
  input: ResumeScheduleInput,
  async run({ ctx, tx, input }) {
    const entry = entryToChange(ctx, input.id)
    return changing(ctx, tx, entry, async (tx, standing) => {
      const value = { id: entry.id }
      const row = await takeSchedule(tx, entry, standing)
      const { pausedAt, lastDueAt } = row
      if (!pausedAt) return { value, facts: [] }
      await writePause(tx, entry, standing, row, ctx.now)
      // Where the tick stood still during the pause, it does not find what fell into it.
      const onlyLater = lastDueAt &&
        lastDueAt < ctx.now && {
          lastDueAt: ctx.now,
          nextDueAt: nextDue(entry.pattern, standing.timeZone, ctx.now),
        }
      await tx.schedule.update({
        where: { scheduleId_scope: { scheduleId: entry.id, scope: standing.scope } },
        data: { pausedAt: null, pausedById: null, pauseReason: null, ...onlyLater },
      })
      const before = { pausedAt: pausedAt.toISOString() }
      return { value, facts: [fact("schedule.resumed", entry.id, { before, after: { per: entry.per } })] }
    })
  },
})
