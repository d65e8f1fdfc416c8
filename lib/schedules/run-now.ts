import type { Tx } from "@/lib/db"
import { wakeEngine } from "@/lib/engine/wake"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"
import { type DueEvent, dueEvent } from "@/lib/schedules/occasion"
import { ruleOf } from "@/lib/schedules/plan"
import { changing, entryToChange, takeSchedule } from "@/lib/schedules/reach"
import { RunScheduleNowInput } from "@/lib/schedules/schema"
import { addMs, SECOND_MS } from "@/lib/time"

/** One run beside the plan, also of a paused schedule; the next occasion comes as it would have. */
export const runScheduleNow = command({
  name: "schedules.runNow",
  may: "schedules.write",
  input: RunScheduleNowInput,
  async run({ ctx, tx, input }) {
    const entry = entryToChange(ctx, input.id)
    if (!entry.built)
      fail("wrong_state", { sentence: "This schedule comes later: what it would do is not there yet." })
    const done = await changing(ctx, tx, entry, async (tx, standing) => {
      const { scope, clinicId } = standing
      const occasionId = idFrom(`run now:${entry.id}:${scope}:${input.key}`)
      const value = { id: entry.id, occasionId }
      // Of two with one key the second waits here, and finds the occasion of the first.
      const row = await takeSchedule(tx, entry, standing)
      if (await tx.scheduleOccasion.findUnique({ where: { id: occasionId } })) return { value, facts: [] }
      const dueAt = await freeInstant(tx, entry.id, scope, ctx.now)
      await tx.scheduleOccasion.create({
        data: {
          id: occasionId,
          scheduleId: entry.id,
          scope,
          clinicId,
          dueAt,
          isManual: true,
          state: "dispatched",
          dispatchedAt: ctx.now,
          requestedById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
        },
      })
      const tooLateAt = addMs(ctx.now, ruleOf(entry, row).tooLateMs)
      const { functionId } = entry
      const event = dueEvent({
        scheduleId: entry.id,
        functionId,
        clinicId,
        occasionId,
        dueAt,
        tooLateAt,
      })
      await send(tx, { ...event, id: `schedule:${occasionId}` })
      const personal = { reason: input.reason }
      return {
        value,
        facts: [
          fact("schedule.run_requested", entry.id, { after: { per: entry.per, occasionId }, personal }),
        ],
      }
    })
    wakeEngine()
    return done
  },
})

/** Two in the same millisecond are two. */
async function freeInstant(tx: Tx, scheduleId: string, scope: string, now: Date): Promise<Date> {
  const { _max } = await tx.scheduleOccasion.aggregate({
    where: { scheduleId, scope, dueAt: { gte: now, lt: addMs(now, SECOND_MS) } },
    _max: { dueAt: true },
  })
  return _max.dueAt ? addMs(_max.dueAt, 1) : now
}

/** The outbox takes only what belongs to a clinic; a platform's event belongs to none. */
const send = (tx: Tx, { id, name, data, onlyFunction }: DueEvent) => tx.$executeRaw`
  insert into engine.event (id, name, data, clinic_id, only_function)
  values (${id}, ${name}, ${JSON.stringify(data)}::json, ${data.clinicId ?? null}::uuid, ${onlyFunction})
  on conflict (id) do nothing`
