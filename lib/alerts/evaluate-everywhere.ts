import { type Evaluated, evaluateClinic, evaluatePlatform, evaluateUntold } from "@/lib/alerts/evaluate"
import { beat, type Evaluator, takeTurn } from "@/lib/alerts/heartbeat"
import { type Measured, measure } from "@/lib/alerts/measure"
import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { rollUp } from "@/lib/figures/roll-up"
import { log } from "@/lib/log"
import { platformCtxIfAny } from "@/lib/platform"

/**
 * Counts what ended, measures, and raises or clears alerts in every clinic and for the platform. Null: another process
 * has just done so.
 */
export async function evaluateEverywhere(by: Evaluator, runId?: string): Promise<Evaluated | null> {
  if (!(await takeTurn(by))) return null
  await rollUp()
  const readings = await measure()
  const sum: Evaluated = { fired: 0, cleared: 0, firing: 0 }
  const add = (one: Evaluated) => {
    for (const key of ["fired", "cleared", "firing"] as const) sum[key] += one[key]
  }
  const failed: string[] = []
  let reason: unknown
  for (const { id, ...clinic } of await clinicsConcerned(readings)) {
    try {
      add(await evaluateClinic(systemCtx(id, clinic, "evaluate-alerts", runId), of(readings, id)))
    } catch (error) {
      // One clinic's trouble must not leave the others without alerts.
      log.error("alerts.evaluate_failed", { clinicId: id, error })
      failed.push(id)
      reason = error
    }
  }
  add(await platform(readings, runId))
  await beat(by, readings, failed)
  if (failed.length > 0) throw reason
  return sum
}

/** Names from outside may be long: one of them must not keep all the others from being looked at. */
const of = (readings: readonly Measured[], clinicId: string | null) => ({
  readings: readings
    .filter((one) => one.clinicId === clinicId)
    .map(({ clinicId: _, subject, detail, ...reading }) => ({
      ...reading,
      subject: subject.slice(0, LONGEST),
      ...(detail && { detail: detail.slice(0, LONGEST) }),
    })),
})
const LONGEST = 120

type Clinic = ClinicInfo & { id: string }
const SHOWN = { id: true, slug: true, name: true, timeZone: true } as const

async function clinicsConcerned(readings: readonly Measured[]): Promise<Clinic[]> {
  const open = await platformDb().alert.findMany({
    where: { state: { in: ["pending", "firing"] }, clinicId: { not: null } },
    distinct: ["clinicId"],
    select: { clinicId: true },
  })
  const ids = new Set([...readings, ...open].flatMap((one) => one.clinicId ?? []))
  return platformDb().clinic.findMany({
    where: { id: { in: [...ids] } },
    select: SHOWN,
    orderBy: { id: "asc" },
  })
}

async function platform(readings: readonly Measured[], runId?: string): Promise<Evaluated> {
  const ctx = await platformCtxIfAny("evaluate-alerts", runId)
  const own = of(readings, null)
  return ctx ? evaluatePlatform(ctx, own) : evaluateUntold(own.readings)
}
