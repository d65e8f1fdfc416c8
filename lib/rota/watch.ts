import { z } from "zod"
import { command } from "@/lib/operation"
import { closeFilled, GAP_TASKS, gapsAhead } from "@/lib/rota/gaps"
import { makeTask } from "@/lib/tasks/make"
import { calendarDay } from "@/lib/time"

/** A task for admins while the next two days have a gap: one at a time, at most one a day, done by itself once all are filled. */
export const watchRota = command({
  name: "rota.watch",
  may: "rota.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const [first, ...others] = await gapsAhead(tx, ctx)
    if (!first) return { value: { gaps: 0 }, facts: await closeFilled(tx, ctx) }
    const gaps = 1 + others.length
    const open = await tx.task.findFirst({
      where: { effectKey: { startsWith: GAP_TASKS }, status: "open" },
      select: { id: true },
    })
    if (open) return { value: { gaps }, facts: [] }
    const dueAt = others.reduce((at, one) => (one.startsAt < at ? one.startsAt : at), first.startsAt)
    const { facts } = await makeTask(tx, ctx, {
      kind: "other",
      title: "Fill the gaps of the rota in the next two days",
      why: "Nobody is on call for part of the time. Whoever stands in by role is told of an urgent case then, if anybody does.",
      dueAt,
      owner: { role: "admin" },
      href: "/settings/on-call",
      source: "rule",
      effectKey: `${GAP_TASKS}${calendarDay(ctx.now, ctx.clinic.timeZone)}`,
    })
    return { value: { gaps }, facts }
  },
})
