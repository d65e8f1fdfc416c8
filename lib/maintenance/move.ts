import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { takeAhead } from "@/lib/maintenance/reach"
import { standingOf } from "@/lib/maintenance/rules"
import { MoveMaintenanceInput } from "@/lib/maintenance/schema"
import { tellOthers } from "@/lib/maintenance/tell-others"
import { NOTICE_BEFORE_MS } from "@/lib/maintenance/words"
import { command } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** To another time, or longer while it runs. Who was told of the old time is told of the new one. */
export const moveMaintenance = command({
  name: "maintenance.move",
  may: "maintenance.write",
  input: MoveMaintenanceInput,
  async run({ ctx, tx, input }) {
    const { id, ends: endsAt } = input
    const before = await takeAhead(tx, id, ctx.now)
    const startsAt = sameMinute(input.starts, before.startsAt) ? before.startsAt : input.starts
    const words = input.words ?? before.words
    if (+before.startsAt === +startsAt && +before.endsAt === +endsAt && before.words === words)
      return { value: { id }, facts: [] }
    const isRunning = standingOf(before, ctx.now) === "running"
    if (isRunning && +before.startsAt !== +startsAt)
      fail("invalid_input", { fields: { starts: "It has begun: only its end can be moved." } })
    if (endsAt <= ctx.now) fail("invalid_input", { fields: { ends: "This time is over." } })
    const isSoon = startsAt <= addMs(ctx.now, NOTICE_BEFORE_MS)
    const after = await tx.maintenance.update({
      where: { id },
      // Moved out of reach again, it is told of a day before its new time.
      data: { startsAt, endsAt, words, ...(!isSoon && { noticedAt: null }) },
    })
    const told = before.noticedAt
      ? await tellOthers(tx, ctx, after, {
          what: `moved:${span(after).replaceAll(":", "")}`,
          said: "Moved",
          words,
        })
      : []
    const facts = [
      fact("maintenance.moved", id, {
        before: { span: span(before) },
        after: { span: span(after) },
        personal: { words },
      }),
    ]
    return { value: { id }, facts: [...facts, ...told] }
  },
})

const sameMinute = (one: Date, other: Date) => Math.floor(+one / MINUTE_MS) === Math.floor(+other / MINUTE_MS)

const span = (one: { startsAt: Date; endsAt: Date }) =>
  `${one.startsAt.toISOString()}/${one.endsAt.toISOString()}`
