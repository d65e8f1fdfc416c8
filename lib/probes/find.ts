import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { lastDays, stateNow, uptimeOf } from "@/lib/probes/rules"
import { FindProbeInput } from "@/lib/probes/schema"
import { BAR_DAYS } from "@/lib/probes/words"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"

const STEP_MINUTES = 15
const STEPS = (24 * 60) / STEP_MINUTES
const MOST_FAILURES = 50

/** One in full: its bar, a day's response times by quarters of an hour, and the last times it failed. */
export const findProbe = query({
  name: "probes.find",
  may: "deployments.read",
  input: FindProbeInput,
  async run({ ctx, tx, input: { id } }) {
    const row =
      (isId(id)
        ? await tx.probe.findUnique({
            where: { id },
            include: { place: { include: { service: { select: { title: true } } } } },
          })
        : null) ?? absent()
    const rows = await tx.probeDay.findMany({
      where: { probeId: id, day: { gte: addMs(ctx.now, -BAR_DAYS * DAY_MS) } },
      orderBy: { day: "asc" },
    })
    const from = addMs(ctx.now, -24 * HOUR_MS)
    const steps = await tx.$queryRaw<{ step: number; ms: number | null; failed: number; seen: number }[]>`
      select floor(extract(epoch from at - ${from}::timestamptz) / ${STEP_MINUTES * 60})::int as step,
        percentile_disc(0.5) within group (order by ms) filter (where "isUp")::int as ms,
        (count(*) filter (where not "isUp"))::int as failed, count(*)::int as seen
      from "ProbeSample" where "probeId" = ${id}::uuid and at > ${from} and at <= ${ctx.now} group by 1`
    const failures = await tx.probeSample.findMany({
      where: { probeId: id, isUp: false },
      orderBy: { at: "desc" },
      take: MOST_FAILURES,
      select: { at: true, ms: true, detail: true, isMuted: true },
    })
    const days = lastDays(
      rows.map(({ day, up, down, muted, downSeconds }) => ({
        day: day.toISOString().slice(0, 10),
        up,
        down,
        muted,
        downSeconds,
      })),
      ctx.now,
    )
    const { place, ...probe } = row
    return {
      ...probe,
      service: place?.service.title ?? null,
      environment: place?.environment ?? null,
      state: probe.retiredAt ? ("unknown" as const) : stateNow(probe, ctx.now),
      days,
      uptime: uptimeOf(days),
      steps: Array.from(
        { length: STEPS },
        (_, step) => steps.find((one) => one.step === step) ?? { step, ms: null, failed: 0, seen: 0 },
      ),
      stepMinutes: STEP_MINUTES,
      failures,
    }
  },
})
